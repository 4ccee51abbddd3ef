#include "go_asm.h"
#include "textflag.h"

// Lanes of a four become numbers of nodes that lie one after the other, and back.

#define PULLSIN four_pull
#define PULLCOS (four_pull+128)
#define CAMESIN four_came
#define CAMECOS (four_came+128)

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

// func loadAVX(f *four, sums *[4][4]phasor, home *homes, k int)
TEXT ·loadAVX(SB), NOSPLIT, $0-32
	MOVQ f+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ home+16(FP), DX
	MOVQ k+24(FP), AX
	VMOVUPD (SI), Y0
	VMOVUPD 64(SI), Y1
	VMOVUPD 128(SI), Y2
	VMOVUPD 192(SI), Y3
	TURN(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	VMOVUPD Y0, PULLSIN(DI)
	VMOVUPD Y1, PULLCOS(DI)
	VMOVUPD Y2, (PULLSIN+32)(DI)
	VMOVUPD Y3, (PULLCOS+32)(DI)
	VMOVUPD 32(SI), Y8
	VMOVUPD 96(SI), Y9
	VMOVUPD 160(SI), Y10
	VMOVUPD 224(SI), Y11
	TURN(Y8, Y9, Y10, Y11, Y12, Y13, Y14, Y15)
	VMOVUPD Y8, (PULLSIN+64)(DI)
	VMOVUPD Y9, (PULLCOS+64)(DI)
	VMOVUPD Y10, (PULLSIN+96)(DI)
	VMOVUPD Y11, (PULLCOS+96)(DI)
	MOVQ homes_theta(DX), R8
	MOVQ (homes_theta+8)(DX), R9
	MOVQ (homes_theta+16)(DX), R10
	MOVQ (homes_theta+24)(DX), R11
	VMOVUPD (R8)(AX*8), Y0
	VMOVUPD (R9)(AX*8), Y1
	VMOVUPD (R10)(AX*8), Y2
	VMOVUPD (R11)(AX*8), Y3
	TURN(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	VMOVUPD Y0, four_noise(DI)
	VMOVUPD Y1, (four_noise+32)(DI)
	VMOVUPD Y2, (four_noise+64)(DI)
	VMOVUPD Y3, (four_noise+96)(DI)
	VZEROUPPER
	RET

// RING stores four steps of a lane, in a and b, in its ring, twice.
#define RING(lane, a, b) \
	MOVQ (homes_ring+8*lane)(DX), R8 \
	VMOVUPD a, (R8)(R9*1) \
	VMOVUPD b, 32(R8)(R9*1) \
	VMOVUPD a, (R8)(R10*1) \
	VMOVUPD b, 32(R8)(R10*1)

// func storeAVX(f *four, home *homes, k, early, late int)
//
// The first lane comes last.
TEXT ·storeAVX(SB), NOSPLIT, $0-40
	MOVQ f+0(FP), DI
	MOVQ home+8(FP), DX
	MOVQ k+16(FP), AX
	MOVQ early+24(FP), R9
	MOVQ late+32(FP), R10
	SHLQ $4, R9
	SHLQ $4, R10
	VMOVUPD CAMESIN(DI), Y0
	VMOVUPD CAMECOS(DI), Y1
	VMOVUPD (CAMESIN+32)(DI), Y2
	VMOVUPD (CAMECOS+32)(DI), Y3
	TURN(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	VMOVUPD (CAMESIN+64)(DI), Y8
	VMOVUPD (CAMECOS+64)(DI), Y9
	VMOVUPD (CAMESIN+96)(DI), Y10
	VMOVUPD (CAMECOS+96)(DI), Y11
	TURN(Y8, Y9, Y10, Y11, Y12, Y13, Y14, Y15)
	RING(3, Y3, Y11)
	RING(2, Y2, Y10)
	RING(1, Y1, Y9)
	RING(0, Y0, Y8)
	VMOVUPD (four_theta+32)(DI), Y0
	VMOVUPD (four_theta+64)(DI), Y1
	VMOVUPD (four_theta+96)(DI), Y2
	VMOVUPD (four_theta+128)(DI), Y3
	TURN(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	MOVQ homes_theta(DX), R8
	MOVQ (homes_theta+8)(DX), R9
	MOVQ (homes_theta+16)(DX), R10
	MOVQ (homes_theta+24)(DX), R11
	VMOVUPD Y3, (R11)(AX*8)
	VMOVUPD Y2, (R10)(AX*8)
	VMOVUPD Y1, (R9)(AX*8)
	VMOVUPD Y0, (R8)(AX*8)
	VZEROUPPER
	RET
