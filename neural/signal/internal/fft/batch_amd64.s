#include "textflag.h"
#include "avx_amd64.h"

// What batch.go does with rows of eight.

EACH(halved, $0.5)
FOUR(conjugated, $0, $0x8000000000000000)

// SPLIT does it for two lanes, with half of i times the root in Y8 and Y9.
#define SPLIT(offset) \
	VMOVUPD offset(SI), Y0 \
	VXORPD offset(R8), Y15, Y1 \
	VADDPD Y1, Y0, Y2 \
	VSUBPD Y1, Y0, Y3 \
	TIMES(Y3, Y8, Y9, Y4) \
	VMOVAPD Y2, Y5 \
	VFMSUB132PD Y14, Y3, Y2 \
	VFMADD132PD Y14, Y3, Y5 \
	VXORPD Y15, Y5, Y5 \
	VMOVUPD Y2, offset(DI) \
	VMOVUPD Y5, offset(R9)

// func splitAVX(low, high, fromLow, fromHigh, halves *complex128, rows int)
TEXT ·splitAVX(SB), NOSPLIT, $0-48
	MOVQ low+0(FP), DI
	MOVQ high+8(FP), R9
	MOVQ fromLow+16(FP), SI
	MOVQ fromHigh+24(FP), R8
	MOVQ halves+32(FP), DX
	MOVQ rows+40(FP), CX
	VMOVUPD halved<>(SB), Y14
	VMOVUPD conjugated<>(SB), Y15
split:
	VBROADCASTSD (DX), Y8
	VBROADCASTSD 8(DX), Y9
	SPLIT(0)
	SPLIT(32)
	SPLIT(64)
	SPLIT(96)
	ADDQ $128, DI
	ADDQ $128, SI
	SUBQ $128, R8
	SUBQ $128, R9
	ADDQ $16, DX
	DECQ CX
	JNZ split
	VZEROUPPER
	RET

// func powersAVX(dst *float64, c *complex128, rows, stride int, scale float64)
TEXT ·powersAVX(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ c+8(FP), SI
	MOVQ rows+16(FP), CX
	MOVQ stride+24(FP), BX
	SHLQ $3, BX
	VBROADCASTSD scale+32(FP), Y8
powers:
	VMOVUPD (SI), Y0
	VMOVUPD 32(SI), Y1
	VMOVUPD 64(SI), Y2
	VMOVUPD 96(SI), Y3
	VMULPD Y0, Y0, Y0
	VMULPD Y1, Y1, Y1
	VMULPD Y2, Y2, Y2
	VMULPD Y3, Y3, Y3
	VHADDPD Y1, Y0, Y0
	VHADDPD Y3, Y2, Y2
	VPERMPD $0xD8, Y0, Y0
	VPERMPD $0xD8, Y2, Y2
	VMULPD Y8, Y0, Y0
	VMULPD Y8, Y2, Y2
	VMOVUPD Y0, (DI)
	VMOVUPD Y2, 32(DI)
	ADDQ $128, SI
	ADDQ BX, DI
	DECQ CX
	JNZ powers
	VZEROUPPER
	RET

// func setAVX(buffer *complex128, x, y, x2, y2 *float64, fours int)
//
// It stores two lanes.
TEXT ·setAVX(SB), NOSPLIT, $0-48
	MOVQ buffer+0(FP), DI
	MOVQ x+8(FP), R8
	MOVQ y+16(FP), R9
	MOVQ x2+24(FP), R10
	MOVQ y2+32(FP), R11
	MOVQ fours+40(FP), CX
	XORQ AX, AX
set:
	VMOVUPD (R8)(AX*1), Y0
	VMOVUPD (R9)(AX*1), Y1
	VMOVUPD (R10)(AX*1), Y2
	VMOVUPD (R11)(AX*1), Y3
	VUNPCKLPD Y1, Y0, Y4 // rows 0 and 2 of the first lane
	VUNPCKHPD Y1, Y0, Y5 // rows 1 and 3
	VUNPCKLPD Y3, Y2, Y6
	VUNPCKHPD Y3, Y2, Y7
	VPERM2F128 $0x20, Y6, Y4, Y0
	VPERM2F128 $0x20, Y7, Y5, Y1
	VPERM2F128 $0x31, Y6, Y4, Y2
	VPERM2F128 $0x31, Y7, Y5, Y3
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 128(DI)
	VMOVUPD Y2, 256(DI)
	VMOVUPD Y3, 384(DI)
	ADDQ $32, AX
	ADDQ $512, DI
	DECQ CX
	JNZ set
	VZEROUPPER
	RET

// func getAVX(x, y, x2, y2 *float64, last *complex128, fours int)
//
// It takes two lanes, from the last row back.
TEXT ·getAVX(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), R8
	MOVQ y+8(FP), R9
	MOVQ x2+16(FP), R10
	MOVQ y2+24(FP), R11
	MOVQ last+32(FP), SI
	MOVQ fours+40(FP), CX
	XORQ AX, AX
get:
	VMOVUPD (SI), Y0
	VMOVUPD -128(SI), Y1
	VMOVUPD -256(SI), Y2
	VMOVUPD -384(SI), Y3
	VUNPCKLPD Y1, Y0, Y4 // x of both lanes, of rows 0 and 1
	VUNPCKHPD Y1, Y0, Y5
	VUNPCKLPD Y3, Y2, Y6
	VUNPCKHPD Y3, Y2, Y7
	VPERM2F128 $0x20, Y6, Y4, Y0
	VPERM2F128 $0x20, Y7, Y5, Y1
	VPERM2F128 $0x31, Y6, Y4, Y2
	VPERM2F128 $0x31, Y7, Y5, Y3
	VMOVUPD Y0, (R8)(AX*1)
	VMOVUPD Y1, (R9)(AX*1)
	VMOVUPD Y2, (R10)(AX*1)
	VMOVUPD Y3, (R11)(AX*1)
	ADDQ $32, AX
	SUBQ $512, SI
	DECQ CX
	JNZ get
	VZEROUPPER
	RET
