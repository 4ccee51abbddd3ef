#include "textflag.h"
#include "avx_amd64.h"

// What table.go does with groups, which stand side by side, eight in a row.

// func twistAVX(to, from, base, fine *complex128, rows, columns, fromColumns int)
//
// It stores rows of eight, times base of the row, times the eight of fine of the
// row. They may lie far apart, so those to come are called for.
TEXT ·twistAVX(SB), NOSPLIT, $0-56
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ base+16(FP), DX
	MOVQ fine+24(FP), R8
	MOVQ rows+32(FP), CX
	MOVQ columns+40(FP), BX
	MOVQ fromColumns+48(FP), R9
	SHLQ $4, BX
	SHLQ $4, R9
	LEAQ (SI)(R9*8), R10
	LEAQ (DI)(BX*8), R11
twist:
	PREFETCHT0 (R10)
	PREFETCHT0 64(R10)
	PREFETCHT0 (R11)
	PREFETCHT0 64(R11)
	PREFETCHT0 112(R11)
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
	VMULPD Y15, t, t \
	VFMADDSUB132PD Y14, t, a \
	VMOVUPD a, offset(DI)

	BY(Y0, 0, Y4, Y10)
	BY(Y1, 32, Y5, Y11)
	BY(Y2, 64, Y6, Y12)
	BY(Y3, 96, Y7, Y13)
	ADDQ R9, SI
	ADDQ R9, R10
	ADDQ BX, R11
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

// func productsAVX(to, x, y *complex128, pairs int)
TEXT ·productsAVX(SB), NOSPLIT, $0-32
	MOVQ to+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ y+16(FP), DX
	MOVQ pairs+24(FP), CX
products:
	VMOVUPD (SI), Y0
	VMOVUPD (DX), Y1
	VPERMILPD $5, Y0, Y2
	VMOVDDUP Y1, Y3
	VPERMILPD $15, Y1, Y4
	VMULPD Y4, Y2, Y2
	VFMADDSUB132PD Y3, Y2, Y0
	VMOVUPD Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DX
	ADDQ $32, DI
	DECQ CX
	JNZ products
	VZEROUPPER
	RET
