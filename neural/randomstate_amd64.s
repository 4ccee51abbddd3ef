#include "textflag.h"

// func polarAVX(f, squares *float64, fours int, table *logPiece, constants *[12][4]float64)
//
// It stores √(-2·log(s)/s) for the squares, four at a time, with the operations
// of libmLog in its order.
TEXT ·polarAVX(SB), NOSPLIT, $0-40
	MOVQ f+0(FP), DI
	MOVQ squares+8(FP), SI
	MOVQ fours+16(FP), CX
	MOVQ table+24(FP), DX
	MOVQ constants+32(FP), R8
polar:
	VMOVUPD (SI), Y0
	VPSUBQ (R8), Y0, Y1           // offset
	VPSRLQ $45, Y1, Y2
	VPAND 32(R8), Y2, Y2
	VPADDQ Y2, Y2, Y2             // the piece, two numbers each
	VPAND 64(R8), Y1, Y3
	VPSUBQ Y3, Y0, Y3             // z
	VPSRAD $20, Y1, Y4
	VPSHUFD $0x0D, Y4, Y4
	VPERMQ $0x08, Y4, Y4
	VCVTDQ2PD X4, Y4              // k
	VPCMPEQD Y12, Y12, Y12
	VGATHERQPD Y12, (DX)(Y2*8), Y5
	VPCMPEQD Y12, Y12, Y12
	VGATHERQPD Y12, 8(DX)(Y2*8), Y6
	VFMADD213PD 96(R8), Y3, Y5    // r = z·inverse - 1
	VFMADD231PD 128(R8), Y4, Y6   // w = k·log2Hi + log
	VADDPD Y5, Y6, Y7             // high = w + r
	VSUBPD Y7, Y6, Y8
	VADDPD Y5, Y8, Y8
	VFMADD231PD 160(R8), Y4, Y8   // low = k·log2Lo + (w - high + r)
	VMULPD Y5, Y5, Y9             // r²
	VFMADD231PD 192(R8), Y9, Y8   // low += r²·a0
	VMOVUPD 320(R8), Y10
	VFMADD213PD 288(R8), Y5, Y10  // r·a4 + a3
	VMOVUPD 256(R8), Y11
	VFMADD213PD 224(R8), Y5, Y11  // r·a2 + a1
	VFMADD213PD Y11, Y9, Y10      // p
	VMULPD Y9, Y5, Y5
	VFMADD231PD Y10, Y5, Y8       // r³·p + low
	VADDPD Y7, Y8, Y8
	VMULPD 352(R8), Y8, Y8        // times -2
	VDIVPD Y0, Y8, Y8
	VSQRTPD Y8, Y8
	VMOVUPD Y8, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ polar
	VZEROUPPER
	RET

// WORDS fills a register with a word. All of it is VEX-coded: an old instruction
// between new ones costs hundreds of cycles.
#define WORDS(word, x, y) \
	MOVL $word, AX \
	VMOVD AX, x \
	VPBROADCASTD x, y

// func refillAVX(key, far *uint32, eights int)
//
// It replaces words of key, eight at a time, by what follows from them, from the
// word after each and from those at far.
TEXT ·refillAVX(SB), NOSPLIT, $0-24
	MOVQ key+0(FP), DI
	MOVQ far+8(FP), SI
	MOVQ eights+16(FP), CX
	WORDS(0x80000000, X13, Y13)
	WORDS(0x9908b0df, X14, Y14)
	WORDS(1, X15, Y15)
refill:
	VPAND (DI), Y13, Y0
	VMOVDQU 4(DI), Y1
	VPANDN Y1, Y13, Y2
	VPOR Y2, Y0, Y0
	VPSRLD $1, Y0, Y0
	VPAND Y15, Y1, Y1             // the lowest bit
	VPCMPEQD Y15, Y1, Y1
	VPAND Y14, Y1, Y1
	VPXOR Y1, Y0, Y0
	VPXOR (SI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	DECQ CX
	JNZ refill
	VZEROUPPER
	RET

// func temperAVX(words, key *uint32, eights int)
TEXT ·temperAVX(SB), NOSPLIT, $0-24
	MOVQ words+0(FP), DI
	MOVQ key+8(FP), SI
	MOVQ eights+16(FP), CX
	WORDS(0x9d2c5680, X14, Y14)
	WORDS(0xefc60000, X15, Y15)
temper:
	VMOVDQU (SI), Y0
	VPSRLD $11, Y0, Y1
	VPXOR Y1, Y0, Y0
	VPSLLD $7, Y0, Y1
	VPAND Y14, Y1, Y1
	VPXOR Y1, Y0, Y0
	VPSLLD $15, Y0, Y1
	VPAND Y15, Y1, Y1
	VPXOR Y1, Y0, Y0
	VPSRLD $18, Y0, Y1
	VPXOR Y1, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ temper
	VZEROUPPER
	RET

#define QUAD(name, v) \
	DATA name<>+0(SB)/8, v \
	DATA name<>+8(SB)/8, v \
	DATA name<>+16(SB)/8, v \
	DATA name<>+24(SB)/8, v \
	GLOBL name<>(SB), RODATA|NOPTR, $32

QUAD(exponent52, $0x4330000000000000) // of 2⁵², the whole numbers below which stand in the other bits
QUAD(power26, $0x4190000000000000)
QUAD(power52down, $0x3cb0000000000000)
QUAD(unit, $1.0)

// EVENLY makes of two words each in a the number from [-1, 1) that mtRandom makes
// of them; every step is exact.
#define EVENLY(a, t) \
	VPSRLQ $38, a, t \
	VPSLLQ $32, a, a \
	VPSRLQ $37, a, a \
	VPOR Y12, a, a \
	VPOR Y12, t, t \
	VSUBPD Y12, a, a \
	VSUBPD Y12, t, t \
	VFMADD132PD Y13, t, a \
	VFMSUB132PD Y14, Y15, a

// func tryAVX(tries *pair, words *uint32, fours int)
TEXT ·tryAVX(SB), NOSPLIT, $0-24
	MOVQ tries+0(FP), DI
	MOVQ words+8(FP), SI
	MOVQ fours+16(FP), CX
	VMOVUPD exponent52<>(SB), Y12
	VMOVUPD power26<>(SB), Y13
	VMOVUPD power52down<>(SB), Y14
	VMOVUPD unit<>(SB), Y15
try:
	VMOVDQU (SI), Y0
	VMOVDQU 32(SI), Y1
	EVENLY(Y0, Y2)
	EVENLY(Y1, Y3)
	VMULPD Y0, Y0, Y4
	VMULPD Y1, Y1, Y5
	VHADDPD Y4, Y4, Y4
	VHADDPD Y5, Y5, Y5
	VMOVUPD X0, (DI)
	VMOVUPD X4, 16(DI)
	VEXTRACTF128 $1, Y0, 32(DI)
	VEXTRACTF128 $1, Y4, 48(DI)
	VMOVUPD X1, 64(DI)
	VMOVUPD X5, 80(DI)
	VEXTRACTF128 $1, Y1, 96(DI)
	VEXTRACTF128 $1, Y5, 112(DI)
	ADDQ $64, SI
	ADDQ $128, DI
	DECQ CX
	JNZ try
	VZEROUPPER
	RET
