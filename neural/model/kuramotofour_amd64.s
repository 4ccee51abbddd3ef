#include "go_asm.h"
#include "textflag.h"

// Four nodes at a time, one in each quarter of a register. Nothing is fused and
// sums keep their order, so results are those of kuramotofour.go in every bit.

// SUM adds to a and b the product of w and one half of the next two steps each.
#define SUM(w, a, b, t, u) \
	VBROADCASTSD w, t \
	VMULPD 32(R8)(AX*1), t, u \
	VMULPD (R8)(AX*1), t, t \
	VADDPD t, a, a \
	VADDPD u, b, b

// func pull4AVX(sums *[4]phasor, weight *float64, at *int32, n int, rings *phasor)
TEXT ·pull4AVX(SB), NOSPLIT, $0-40
	MOVQ sums+0(FP), DI
	MOVQ weight+8(FP), SI
	MOVQ at+16(FP), DX
	MOVQ n+24(FP), CX
	MOVQ rings+32(FP), R8
	VXORPD Y0, Y0, Y0
	VXORPD Y1, Y1, Y1
	VXORPD Y2, Y2, Y2
	VXORPD Y3, Y3, Y3
	SUBQ $2, CX
	JLT last
pair:
	MOVLQSX (DX), AX
	SHLQ $4, AX
	SUM((SI), Y0, Y1, Y4, Y5)
	MOVLQSX 4(DX), AX
	SHLQ $4, AX
	SUM(8(SI), Y2, Y3, Y6, Y7)
	ADDQ $8, DX
	ADDQ $16, SI
	SUBQ $2, CX
	JGE pair
last:
	CMPQ CX, $-1
	JNE done
	MOVLQSX (DX), AX
	SHLQ $4, AX
	SUM((SI), Y0, Y1, Y4, Y5)
done:
	VADDPD Y2, Y0, Y0
	VADDPD Y3, Y1, Y1
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	VZEROUPPER
	RET

#define PULLSIN four_pull
#define PULLCOS (four_pull+128)
#define CAMESIN four_came
#define CAMECOS (four_came+128)
#define SELFSIN four_self
#define SELFCOS (four_self+32)

// POLYNOMIAL is the sum of six terms, in pairs.
#define POLYNOMIAL(c, p, t) \
	VMULPD (c+160)(DX), Y7, p \
	VADDPD (c+128)(DX), p, p \
	VMULPD Y8, p, p \
	VMULPD (c+96)(DX), Y7, t \
	VADDPD (c+64)(DX), t, t \
	VADDPD t, p, p \
	VMULPD Y8, p, p \
	VMULPD (c+32)(DX), Y7, t \
	VADDPD (c+0)(DX), t, t \
	VADDPD t, p, p

// STEP is a step of the four whose numbers are at at, those of this step at f, with
// sine and cosine of the phase in sin and cos, as follows:
//
//	Y4 rate, then the phase to come; Y14 the phase wrapped, which must be from -2π
//	to 4π; Y15 the noise process; then, as in sincos, Y5 turns, Y6 r, Y7 z, Y8 zz,
//	Y9 s, Y11 c.
#define STEP(at, f, sin, cos) \
	VMULPD PULLSIN(f), cos, Y4 \
	VMULPD PULLCOS(f), sin, Y5 \
	VSUBPD Y5, Y4, Y4 \
	VADDPD four_omega(at), Y4, Y4 \
	VMOVUPD four_ou(f), Y15 \
	VADDPD Y15, Y4, Y4 \
	VADDPD four_input(f), Y4, Y4 \
	VMULPD kuramotoRule_dt(DX), Y4, Y4 \
	VADDPD four_theta(f), Y4, Y4 \
	VMOVUPD kuramotoRule_turn(DX), Y5 \
	VCMPPD $0x0D, Y5, Y4, Y6 \
	VANDPD Y5, Y6, Y6 \
	VSUBPD Y6, Y4, Y6 \
	VADDPD Y5, Y4, Y7 \
	VCMPPD $0, Y5, Y7, Y8 \
	VANDNPD Y7, Y8, Y7 \
	VXORPD Y8, Y8, Y8 \
	VCMPPD $0x11, Y8, Y4, Y8 \
	VBLENDVPD Y8, Y7, Y6, Y14 \
	VCMPPD $0x11, kuramotoRule_turns(DX), Y4, Y5 \
	VCMPPD $0x1E, kuramotoRule_back(DX), Y4, Y6 \
	VANDPD Y6, Y5, Y5 \
	VMOVMSKPD Y5, AX \
	CMPL AX, $15 \
	JNE no \
	VMOVUPD kuramotoRule_mean(DX), Y5 \
	VSUBPD Y15, Y5, Y5 \
	VMULPD kuramotoRule_dt(DX), Y5, Y5 \
	VDIVPD kuramotoRule_tau(DX), Y5, Y5 \
	VADDPD Y5, Y15, Y15 \
	VMOVUPD four_noise(f), Y6 \
	VMULPD kuramotoRule_sigma(DX), Y6, Y6 \
	VADDPD Y6, Y15, Y15 \
	VMULPD kuramotoRule_perTurn(DX), Y14, Y4 \
	VADDPD kuramotoRule_half(DX), Y4, Y4 \
	VCVTTPD2DQY Y4, X5 \
	VCVTDQ2PD X5, Y4 \
	VPMOVSXDQ X5, Y5 \
	VMULPD kuramotoRule_quarter(DX), Y4, Y6 \
	VSUBPD Y6, Y14, Y6 \
	VMULPD kuramotoRule_quarterRest(DX), Y4, Y7 \
	VSUBPD Y7, Y6, Y6 \
	VMULPD Y6, Y6, Y7 \
	VMULPD Y7, Y7, Y8 \
	POLYNOMIAL(kuramotoRule_s, Y9, Y10) \
	POLYNOMIAL(kuramotoRule_c, Y11, Y12) \
	VMULPD Y7, Y6, Y10 \
	VMULPD Y10, Y9, Y9 \
	VADDPD Y6, Y9, Y9 \
	VMULPD kuramotoRule_half(DX), Y7, Y12 \
	VMOVUPD kuramotoRule_one(DX), Y13 \
	VSUBPD Y12, Y13, Y12 \
	VMULPD Y8, Y11, Y11 \
	VADDPD Y12, Y11, Y11 \
	VPSLLQ $63, Y5, Y12 \
	VBLENDVPD Y12, Y11, Y9, sin \
	VBLENDVPD Y12, Y9, Y11, cos \
	VPSRLQ $1, Y5, Y12 \
	VPSLLQ $63, Y12, Y12 \
	VXORPD Y12, sin, sin \
	VPCMPEQQ Y13, Y13, Y13 \
	VPSUBQ Y13, Y5, Y5 \
	VPSRLQ $1, Y5, Y5 \
	VPSLLQ $63, Y5, Y5 \
	VXORPD Y5, cos, cos \
	VMOVUPD sin, CAMESIN(f) \
	VMOVUPD cos, CAMECOS(f) \
	VMOVUPD Y14, (four_theta+32)(f) \
	VMOVUPD Y15, (four_ou+32)(f)

// MOVE copies where a four has come to where it is.
#define MOVE(at, f, sin, cos) \
	VMOVUPD sin, SELFSIN(at) \
	VMOVUPD cos, SELFCOS(at) \
	VMOVUPD four_theta(f), Y4 \
	VMOVUPD Y4, four_theta(at) \
	VMOVUPD four_ou(f), Y5 \
	VMOVUPD Y5, four_ou(at)

// func advanceAVX(f *[2]four, r *kuramotoRule, steps int) bool
TEXT ·advanceAVX(SB), NOSPLIT, $0-25
	MOVQ f+0(FP), DI
	MOVQ r+8(FP), DX
	MOVQ steps+16(FP), CX
	LEAQ four__size(DI), R9
	MOVQ DI, SI
	MOVQ R9, R10
	VMOVUPD SELFSIN(DI), Y0
	VMOVUPD SELFCOS(DI), Y1
	VMOVUPD SELFSIN(R9), Y2
	VMOVUPD SELFCOS(R9), Y3
step:
	STEP(DI, SI, Y0, Y1)
	STEP(R9, R10, Y2, Y3)
	ADDQ $32, SI
	ADDQ $32, R10
	DECQ CX
	JNZ step
	MOVE(DI, SI, Y0, Y1)
	MOVE(R9, R10, Y2, Y3)
	VZEROUPPER
	MOVB $1, ret+24(FP)
	RET
no:
	VZEROUPPER
	MOVB $0, ret+24(FP)
	RET
