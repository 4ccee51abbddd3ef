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
