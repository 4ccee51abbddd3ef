#include "textflag.h"

// func fillAVX(row *uint8, n int, full uint32)
TEXT ·fillAVX(SB), NOSPLIT, $0-20
	MOVQ row+0(FP), DI
	MOVQ n+8(FP), CX
	MOVL full+16(FP), AX
	VMOVD AX, X0
	VPBROADCASTD X0, Y0
	LEAQ (DI)(CX*1), DX // the end
	LEAQ -32(DX), BX    // where the last eight begin
	ADDQ $-128, DX
	CMPQ DI, DX
	JHI eights
lines:
	VMOVDQU Y0, (DI)
	VMOVDQU Y0, 32(DI)
	VMOVDQU Y0, 64(DI)
	VMOVDQU Y0, 96(DI)
	ADDQ $128, DI
	CMPQ DI, DX
	JLS lines
eights:
	CMPQ DI, BX
	JCC last
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	JMP eights
last:
	VMOVDQU Y0, (BX)
	VZEROUPPER
	RET
