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
