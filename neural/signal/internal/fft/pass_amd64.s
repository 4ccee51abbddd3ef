#include "funcdata.h"
#include "textflag.h"

// The passes of pass.go for two neighbours at a time, one in each half of a
// register. Nothing is fused and sums keep their order, so results are those of
// pass.go in every bit.

DATA evens<>+0(SB)/8, $0x8000000000000000
DATA evens<>+8(SB)/8, $0
DATA evens<>+16(SB)/8, $0x8000000000000000
DATA evens<>+24(SB)/8, $0
GLOBL evens<>(SB), RODATA|NOPTR, $32

DATA half<>+0(SB)/8, $0.5
GLOBL half<>(SB), RODATA|NOPTR, $8
DATA sin3<>+0(SB)/8, $0.8660254037844386
GLOBL sin3<>(SB), RODATA|NOPTR, $8
DATA cos51<>+0(SB)/8, $0.30901699437494742410
GLOBL cos51<>(SB), RODATA|NOPTR, $8
DATA cos52<>+0(SB)/8, $-0.80901699437494742410
GLOBL cos52<>(SB), RODATA|NOPTR, $8
DATA sin51<>+0(SB)/8, $0.95105651629515357212
GLOBL sin51<>(SB), RODATA|NOPTR, $8
DATA sin52<>+0(SB)/8, $0.58778525229247312917
GLOBL sin52<>(SB), RODATA|NOPTR, $8

// TIMESI replaces z by i·z.
#define TIMESI(z) \
	VPERMILPD $5, z, z \
	VXORPD evens<>(SB), z, z

// TIMES replaces z by z·w, with re and im of w each in all of a register.
#define TIMES(z, re, im, t) \
	VPERMILPD $5, z, t \
	VMULPD re, z, z \
	VMULPD im, t, t \
	VADDSUBPD t, z, z

// TIMESAT is TIMES with w at an offset from DX.
#define TIMESAT(z, offset, re, im, t) \
	VBROADCASTSD offset(DX), re \
	VBROADCASTSD (offset+8)(DX), im \
	TIMES(z, re, im, t)

// ARGUMENTS loads what all passes take: y to DI, x to SI, twiddles to DX, count
// to CX, the bytes of stride to BX and those from one part of x to the next to
// R8.
#define ARGUMENTS \
	MOVQ y+0(FP), DI \
	MOVQ x+8(FP), SI \
	MOVQ twiddles+16(FP), DX \
	MOVQ count+24(FP), CX \
	MOVQ stride+32(FP), BX \
	SHLQ $4, BX \
	MOVQ BX, R8 \
	IMULQ CX, R8

// func pass2AVX(y, x, twiddles *complex128, count, stride int)
TEXT ·pass2AVX(SB), NOSPLIT, $0-40
	ARGUMENTS
two:
	VBROADCASTSD (DX), Y8
	VBROADCASTSD 8(DX), Y9
	MOVQ BX, AX
twoInner:
	VMOVUPD (SI), Y0
	VMOVUPD (SI)(R8*1), Y1
	VADDPD Y1, Y0, Y2
	VSUBPD Y1, Y0, Y3
	TIMES(Y3, Y8, Y9, Y4)
	VMOVUPD Y2, (DI)
	VMOVUPD Y3, (DI)(BX*1)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ twoInner
	ADDQ BX, DI
	ADDQ $16, DX
	DECQ CX
	JNZ two
	VZEROUPPER
	RET

// func pass3AVX(y, x, twiddles *complex128, count, stride int)
TEXT ·pass3AVX(SB), NOSPLIT, $0-40
	ARGUMENTS
	VBROADCASTSD half<>(SB), Y14
	VBROADCASTSD sin3<>(SB), Y15
three:
	VBROADCASTSD (DX), Y8
	VBROADCASTSD 8(DX), Y9
	VBROADCASTSD 16(DX), Y10
	VBROADCASTSD 24(DX), Y11
	MOVQ BX, AX
threeInner:
	VMOVUPD (SI), Y0
	VMOVUPD (SI)(R8*1), Y1
	VMOVUPD (SI)(R8*2), Y2
	VADDPD Y2, Y1, Y3  // sum
	VSUBPD Y2, Y1, Y4
	VMULPD Y15, Y4, Y4
	TIMESI(Y4)         // side
	VADDPD Y3, Y0, Y5
	VMULPD Y14, Y3, Y3
	VSUBPD Y3, Y0, Y0  // mid
	VSUBPD Y4, Y0, Y1
	VADDPD Y4, Y0, Y2
	TIMES(Y1, Y8, Y9, Y6)
	TIMES(Y2, Y10, Y11, Y7)
	VMOVUPD Y5, (DI)
	VMOVUPD Y1, (DI)(BX*1)
	VMOVUPD Y2, (DI)(BX*2)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ threeInner
	LEAQ (DI)(BX*2), DI
	ADDQ $32, DX
	DECQ CX
	JNZ three
	VZEROUPPER
	RET

// func pass4AVX(y, x, twiddles *complex128, count, stride int)
TEXT ·pass4AVX(SB), NOSPLIT, $0-40
	ARGUMENTS
	LEAQ (R8)(R8*2), R9
	LEAQ (BX)(BX*2), R10
	VMOVUPD evens<>(SB), Y15
four:
	VBROADCASTSD (DX), Y8
	VBROADCASTSD 8(DX), Y9
	VBROADCASTSD 16(DX), Y10
	VBROADCASTSD 24(DX), Y11
	VBROADCASTSD 32(DX), Y12
	VBROADCASTSD 40(DX), Y13
	MOVQ BX, AX
fourInner:
	VMOVUPD (SI), Y0
	VMOVUPD (SI)(R8*1), Y1
	VMOVUPD (SI)(R8*2), Y2
	VMOVUPD (SI)(R9*1), Y3
	VADDPD Y2, Y0, Y4     // ac
	VSUBPD Y2, Y0, Y5     // a-c
	VADDPD Y3, Y1, Y6     // bd
	VSUBPD Y3, Y1, Y7
	VPERMILPD $5, Y7, Y7
	VXORPD Y15, Y7, Y7    // i(b-d)
	VADDPD Y6, Y4, Y0
	VSUBPD Y7, Y5, Y1
	VSUBPD Y6, Y4, Y2
	VADDPD Y7, Y5, Y3
	TIMES(Y1, Y8, Y9, Y4)
	TIMES(Y2, Y10, Y11, Y5)
	TIMES(Y3, Y12, Y13, Y6)
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, (DI)(BX*1)
	VMOVUPD Y2, (DI)(BX*2)
	VMOVUPD Y3, (DI)(R10*1)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ fourInner
	ADDQ R10, DI
	ADDQ $48, DX
	DECQ CX
	JNZ four
	VZEROUPPER
	RET

// func pass5AVX(y, x, twiddles *complex128, count, stride int)
TEXT ·pass5AVX(SB), NOSPLIT, $0-40
	ARGUMENTS
	LEAQ (R8)(R8*2), R9
	LEAQ (BX)(BX*2), R10
	VBROADCASTSD cos51<>(SB), Y12
	VBROADCASTSD cos52<>(SB), Y13
	VBROADCASTSD sin51<>(SB), Y14
	VBROADCASTSD sin52<>(SB), Y15
five:
	MOVQ BX, AX
fiveInner:
	VMOVUPD (SI), Y0
	VMOVUPD (SI)(R8*1), Y1
	VMOVUPD (SI)(R8*2), Y2
	VMOVUPD (SI)(R9*1), Y3
	VMOVUPD (SI)(R8*4), Y4
	VADDPD Y4, Y1, Y5     // b
	VSUBPD Y4, Y1, Y6     // e
	VADDPD Y3, Y2, Y7     // c
	VSUBPD Y3, Y2, Y8     // d
	VMULPD Y12, Y5, Y1    // m1 = a + c1·b + c2·c
	VADDPD Y1, Y0, Y1
	VMULPD Y13, Y7, Y9
	VADDPD Y9, Y1, Y1
	VMULPD Y13, Y5, Y2    // m2 = a + c2·b + c1·c
	VADDPD Y2, Y0, Y2
	VMULPD Y12, Y7, Y9
	VADDPD Y9, Y2, Y2
	VADDPD Y5, Y0, Y0
	VADDPD Y7, Y0, Y0
	VMOVUPD Y0, (DI)
	VMULPD Y14, Y6, Y3    // d1 = i(s1·e + s2·d)
	VMULPD Y15, Y8, Y9
	VADDPD Y9, Y3, Y3
	TIMESI(Y3)
	VMULPD Y15, Y6, Y4    // d2 = i(s2·e - s1·d)
	VMULPD Y14, Y8, Y9
	VSUBPD Y9, Y4, Y4
	TIMESI(Y4)
	VSUBPD Y3, Y1, Y5
	VADDPD Y3, Y1, Y8
	VSUBPD Y4, Y2, Y6
	VADDPD Y4, Y2, Y7
	TIMESAT(Y5, 0, Y0, Y1, Y2)
	TIMESAT(Y6, 16, Y9, Y10, Y11)
	TIMESAT(Y7, 32, Y0, Y1, Y2)
	TIMESAT(Y8, 48, Y9, Y10, Y11)
	VMOVUPD Y5, (DI)(BX*1)
	VMOVUPD Y6, (DI)(BX*2)
	VMOVUPD Y7, (DI)(R10*1)
	VMOVUPD Y8, (DI)(BX*4)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ fiveInner
	LEAQ (DI)(BX*4), DI
	ADDQ $64, DX
	DECQ CX
	JNZ five
	VZEROUPPER
	RET

// func passOddAVX(y, x, twiddles *complex128, count, stride int, turns *float64, radix int)
//
// The sums of the pairs lie on the stack, each followed by its difference.
TEXT ·passOddAVX(SB), 0, $960-56
	NO_LOCAL_POINTERS
	ARGUMENTS
	MOVQ radix+48(FP), R9
	MOVQ R9, R10
	DECQ R10              // radix-1
	MOVQ R10, R11
	SHRQ $1, R11
	SHLQ $6, R11          // bytes of the pairs
	IMULQ BX, R10         // bytes of the radix-1 rows of y after the first
odd:
	MOVQ BX, AX
oddInner:
	VMOVUPD (SI), Y0
	VMOVAPD Y0, Y1        // total
	MOVQ R8, R12
	MOVQ R9, R13
	DECQ R13
	IMULQ R8, R13
	ADDQ SI, R12          // first of the pair
	ADDQ SI, R13          // last
	XORQ R14, R14
oddPairs:
	VMOVUPD (R12), Y2
	VMOVUPD (R13), Y3
	VADDPD Y3, Y2, Y4
	VSUBPD Y3, Y2, Y5
	VADDPD Y4, Y1, Y1
	VMOVUPD Y4, sums-960(SP)(R14*1)
	VMOVUPD Y5, sums-928(SP)(R14*1)
	ADDQ R8, R12
	SUBQ R8, R13
	ADDQ $64, R14
	CMPQ R14, R11
	JNE oddPairs
	VMOVUPD Y1, (DI)

	MOVQ turns+40(FP), R15
	LEAQ (DI)(BX*1), R12  // output 1
	LEAQ (DI)(R10*1), R13 // output radix-1
	MOVQ DX, CX           // twiddle of output 1
	MOVQ R9, R14
	SHLQ $4, R14
	LEAQ -32(DX)(R14*1), DX // twiddle of output radix-1
oddOutputs:
	VMOVAPD Y0, Y1        // mid
	VXORPD Y2, Y2, Y2     // side
	XORQ R14, R14
oddSum:
	VBROADCASTSD (R15), Y3
	VBROADCASTSD 8(R15), Y4
	VMULPD sums-960(SP)(R14*1), Y3, Y3
	VMULPD sums-928(SP)(R14*1), Y4, Y4
	VADDPD Y3, Y1, Y1
	VADDPD Y4, Y2, Y2
	ADDQ $16, R15
	ADDQ $64, R14
	CMPQ R14, R11
	JNE oddSum
	TIMESI(Y2)
	VSUBPD Y2, Y1, Y3
	VADDPD Y2, Y1, Y4
	VBROADCASTSD (CX), Y5
	VBROADCASTSD 8(CX), Y6
	TIMES(Y3, Y5, Y6, Y7)
	TIMESAT(Y4, 0, Y5, Y6, Y7)
	VMOVUPD Y3, (R12)
	VMOVUPD Y4, (R13)
	ADDQ $16, CX
	SUBQ $16, DX
	ADDQ BX, R12
	SUBQ BX, R13
	CMPQ CX, DX
	JLT oddOutputs
	MOVQ R11, DX          // back to the first
	SHRQ $2, DX
	SUBQ DX, CX
	MOVQ CX, DX
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ oddInner
	ADDQ R10, DI
	MOVQ R9, R14
	DECQ R14
	SHLQ $4, R14
	ADDQ R14, DX
	MOVQ count+24(FP), CX
	DECQ CX
	MOVQ CX, count+24(FP)
	JNZ odd
	VZEROUPPER
	RET

// func twistAVX(to, from, base, fine *complex128, rows, columns int)
//
// It stores the rows of eight at from, times base of the row, times the eight of
// fine of the row, at to, where rows begin columns apart.
TEXT ·twistAVX(SB), NOSPLIT, $0-48
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ base+16(FP), DX
	MOVQ fine+24(FP), R8
	MOVQ rows+32(FP), CX
	MOVQ columns+40(FP), BX
	SHLQ $4, BX
twist:
	VBROADCASTSD (DX), Y8
	VBROADCASTSD 8(DX), Y9
	VMOVUPD (R8), Y0
	VMOVUPD 32(R8), Y1
	VMOVUPD 64(R8), Y2
	VMOVUPD 96(R8), Y3
	TIMES(Y0, Y8, Y9, Y4)
	TIMES(Y1, Y8, Y9, Y5)
	TIMES(Y2, Y8, Y9, Y6)
	TIMES(Y3, Y8, Y9, Y7)

// BY stores the product of w and what is at an offset.
#define BY(w, offset, a, t) \
	VMOVUPD offset(SI), a \
	VPERMILPD $5, a, t \
	VMOVDDUP w, Y14 \
	VPERMILPD $15, w, Y15 \
	VMULPD Y14, a, a \
	VMULPD Y15, t, t \
	VADDSUBPD t, a, a \
	VMOVUPD a, offset(DI)

	BY(Y0, 0, Y4, Y10)
	BY(Y1, 32, Y5, Y11)
	BY(Y2, 64, Y6, Y12)
	BY(Y3, 96, Y7, Y13)
	ADDQ $128, SI
	ADDQ $128, R8
	ADDQ $16, DX
	ADDQ BX, DI
	DECQ CX
	JNZ twist
	VZEROUPPER
	RET

// func turnAVX(to, from *complex128, pairs, columns int)
//
// It stores eight rows, columns apart, as 2·pairs rows of eight.
TEXT ·turnAVX(SB), NOSPLIT, $0-32
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ pairs+16(FP), CX
	MOVQ columns+24(FP), BX
	SHLQ $4, BX
	LEAQ (BX)(BX*2), R9
	LEAQ (SI)(BX*4), R8
turn:

// TURN takes two pairs from two rows.
#define TURN(low, high, offset, a, b, c, d) \
	VMOVUPD low, a \
	VMOVUPD high, b \
	VPERM2F128 $0x20, b, a, c \
	VPERM2F128 $0x31, b, a, d \
	VMOVUPD c, offset(DI) \
	VMOVUPD d, (offset+128)(DI)

	TURN((SI), (SI)(BX*1), 0, Y0, Y1, Y2, Y3)
	TURN((SI)(BX*2), (SI)(R9*1), 32, Y4, Y5, Y6, Y7)
	TURN((R8), (R8)(BX*1), 64, Y8, Y9, Y10, Y11)
	TURN((R8)(BX*2), (R8)(R9*1), 96, Y12, Y13, Y14, Y15)
	ADDQ $32, SI
	ADDQ $32, R8
	ADDQ $256, DI
	DECQ CX
	JNZ turn
	VZEROUPPER
	RET

// func multiplyAVX(y, x, w *complex128, rows int)
//
// It stores rows of eight, each times its w, at y, which may be x.
TEXT ·multiplyAVX(SB), NOSPLIT, $0-32
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ rows+24(FP), CX
multiply:
	VBROADCASTSD (DX), Y8
	VBROADCASTSD 8(DX), Y9
	VMOVUPD (SI), Y0
	VMOVUPD 32(SI), Y1
	VMOVUPD 64(SI), Y2
	VMOVUPD 96(SI), Y3
	TIMES(Y0, Y8, Y9, Y4)
	TIMES(Y1, Y8, Y9, Y5)
	TIMES(Y2, Y8, Y9, Y6)
	TIMES(Y3, Y8, Y9, Y7)
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	VMOVUPD Y2, 64(DI)
	VMOVUPD Y3, 96(DI)
	ADDQ $128, SI
	ADDQ $128, DI
	ADDQ $16, DX
	DECQ CX
	JNZ multiply
	VZEROUPPER
	RET

// func stackAVX(to, from *complex128, rows, columns, fromColumns int)
//
// It copies rows of eight. They may lie far apart, so those to come are called for.
TEXT ·stackAVX(SB), NOSPLIT, $0-40
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ rows+16(FP), CX
	MOVQ columns+24(FP), BX
	MOVQ fromColumns+32(FP), R8
	SHLQ $4, BX
	SHLQ $4, R8
	MOVQ R8, R9
	SHLQ $3, R9
	ADDQ SI, R9
stack:
	PREFETCHT0 (R9)
	PREFETCHT0 64(R9)
	VMOVUPD (SI), Y0
	VMOVUPD 32(SI), Y1
	VMOVUPD 64(SI), Y2
	VMOVUPD 96(SI), Y3
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	VMOVUPD Y2, 64(DI)
	VMOVUPD Y3, 96(DI)
	ADDQ R8, SI
	ADDQ R8, R9
	ADDQ BX, DI
	DECQ CX
	JNZ stack
	VZEROUPPER
	RET

// func unturnAVX(to, from *complex128, pairs, columns int)
//
// It stores 2·pairs rows of eight as eight rows, columns apart.
TEXT ·unturnAVX(SB), NOSPLIT, $0-32
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ pairs+16(FP), CX
	MOVQ columns+24(FP), BX
	SHLQ $4, BX
	LEAQ (BX)(BX*2), R9
	LEAQ (DI)(BX*4), R8
unturn:

// UNTURN gives two rows a pair each.
#define UNTURN(low, high, offset, a, b, c, d) \
	VMOVUPD offset(SI), a \
	VMOVUPD (offset+128)(SI), b \
	VPERM2F128 $0x20, b, a, c \
	VPERM2F128 $0x31, b, a, d \
	VMOVUPD c, low \
	VMOVUPD d, high

	UNTURN((DI), (DI)(BX*1), 0, Y0, Y1, Y2, Y3)
	UNTURN((DI)(BX*2), (DI)(R9*1), 32, Y4, Y5, Y6, Y7)
	UNTURN((R8), (R8)(BX*1), 64, Y8, Y9, Y10, Y11)
	UNTURN((R8)(BX*2), (R8)(R9*1), 96, Y12, Y13, Y14, Y15)
	ADDQ $32, DI
	ADDQ $32, R8
	ADDQ $256, SI
	DECQ CX
	JNZ unturn
	VZEROUPPER
	RET
