#include "textflag.h"

// TURN makes the rows of four numbers in a, b, c and d the columns of them.
#define TURN(a, b, c, d, s, t, u, v) \
	VUNPCKLPD b, a, s \
	VUNPCKHPD b, a, t \
	VUNPCKLPD d, c, u \
	VUNPCKHPD d, c, v \
	VPERM2F128 $0x20, u, s, a \
	VPERM2F128 $0x20, v, t, b \
	VPERM2F128 $0x31, u, s, c \
	VPERM2F128 $0x31, v, t, d

// PLACES loads the addresses of four stretches.
#define PLACES(offset, base) \
	MOVQ (offset+0)(DX), R8 \
	MOVQ (offset+8)(DX), R9 \
	MOVQ (offset+16)(DX), R10 \
	MOVQ (offset+24)(DX), R11 \
	LEAQ (base)(R8*8), R8 \
	LEAQ (base)(R9*8), R9 \
	LEAQ (base)(R10*8), R10 \
	LEAQ (base)(R11*8), R11

#define FROMFOUR(offset) \
	VMOVUPD (R8)(AX*1), Y0 \
	VMOVUPD (R9)(AX*1), Y1 \
	VMOVUPD (R10)(AX*1), Y2 \
	VMOVUPD (R11)(AX*1), Y3 \
	TURN(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7) \
	VMOVUPD Y0, (offset+0)(DI) \
	VMOVUPD Y1, (offset+64)(DI) \
	VMOVUPD Y2, (offset+128)(DI) \
	VMOVUPD Y3, (offset+192)(DI)

// func gatherAVX(to *[Count]float64, from *float64, at *[Count]int, fours int)
TEXT ·gatherAVX(SB), NOSPLIT, $0-32
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ at+16(FP), DX
	MOVQ fours+24(FP), CX
	MOVQ DI, BX
	PLACES(0, SI)
	XORQ AX, AX
gatherLow:
	FROMFOUR(0)
	ADDQ $32, AX
	ADDQ $256, DI
	DECQ CX
	JNZ gatherLow
	MOVQ BX, DI
	MOVQ fours+24(FP), CX
	PLACES(32, SI)
	XORQ AX, AX
gatherHigh:
	FROMFOUR(32)
	ADDQ $32, AX
	ADDQ $256, DI
	DECQ CX
	JNZ gatherHigh
	VZEROUPPER
	RET

#define TOFOUR(offset) \
	VMOVUPD (offset+0)(SI), Y0 \
	VMOVUPD (offset+64)(SI), Y1 \
	VMOVUPD (offset+128)(SI), Y2 \
	VMOVUPD (offset+192)(SI), Y3 \
	TURN(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7) \
	VMOVUPD Y0, (R8)(AX*1) \
	VMOVUPD Y1, (R9)(AX*1) \
	VMOVUPD Y2, (R10)(AX*1) \
	VMOVUPD Y3, (R11)(AX*1)

// func scatterAVX(to *float64, at *[Count]int, from *[Count]float64, fours int)
TEXT ·scatterAVX(SB), NOSPLIT, $0-32
	MOVQ to+0(FP), DI
	MOVQ at+8(FP), DX
	MOVQ from+16(FP), SI
	MOVQ fours+24(FP), CX
	MOVQ SI, BX
	PLACES(0, DI)
	XORQ AX, AX
scatterLow:
	TOFOUR(0)
	ADDQ $32, AX
	ADDQ $256, SI
	DECQ CX
	JNZ scatterLow
	MOVQ BX, SI
	MOVQ fours+24(FP), CX
	PLACES(32, DI)
	XORQ AX, AX
scatterHigh:
	TOFOUR(32)
	ADDQ $32, AX
	ADDQ $256, SI
	DECQ CX
	JNZ scatterHigh
	VZEROUPPER
	RET

// SECTION replaces v by what a section puts out and moves its z0 and z1 on. The
// coefficients are at an offset from DX.
#define SECTION(v, z0, z1, offset, y) \
	VMOVAPD z0, y \
	VFMADD231PD (offset+0)(DX), v, y \
	VMOVAPD z1, z0 \
	VFMADD231PD (offset+32)(DX), v, z0 \
	VMULPD (offset+64)(DX), v, z1 \
	VFNMADD231PD (offset+96)(DX), y, z0 \
	VFNMADD231PD (offset+128)(DX), y, z1 \
	VMOVAPD y, v

// func runAVX(x *[Count]float64, rows, step int, coefficients *[2][5][4]float64, state *State)
TEXT ·runAVX(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DI
	MOVQ rows+8(FP), CX
	MOVQ step+16(FP), BX
	MOVQ coefficients+24(FP), DX
	MOVQ state+32(FP), SI
	SHLQ $6, BX
	VMOVUPD (SI), Y8
	VMOVUPD 32(SI), Y9
	VMOVUPD 64(SI), Y10
	VMOVUPD 96(SI), Y11
	VMOVUPD 128(SI), Y12
	VMOVUPD 160(SI), Y13
	VMOVUPD 192(SI), Y14
	VMOVUPD 224(SI), Y15
run:
	VMOVUPD (DI), Y0
	VMOVUPD 32(DI), Y1
	SECTION(Y0, Y8, Y10, 0, Y2)
	SECTION(Y1, Y9, Y11, 0, Y3)
	SECTION(Y0, Y12, Y14, 160, Y4)
	SECTION(Y1, Y13, Y15, 160, Y5)
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	ADDQ BX, DI
	DECQ CX
	JNZ run
	VMOVUPD Y8, (SI)
	VMOVUPD Y9, 32(SI)
	VMOVUPD Y10, 64(SI)
	VMOVUPD Y11, 96(SI)
	VMOVUPD Y12, 128(SI)
	VMOVUPD Y13, 160(SI)
	VMOVUPD Y14, 192(SI)
	VMOVUPD Y15, 224(SI)
	VZEROUPPER
	RET
