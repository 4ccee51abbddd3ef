#include "textflag.h"

// LOAD makes rb the reds and blues, and gg the greens twice, of eight pixels.
#define LOAD(at, rb, gg) \
	VMOVDQU at, gg \
	VPAND Y8, gg, rb \
	VPSHUFB Y9, gg, gg

// LUMA is the brightness of eight pixels in 32 bits each.
#define LUMA(rb, gg, l, t) \
	VPMADDWD Y11, rb, l \
	VPMADDWD Y12, gg, t \
	VPADDD t, l, l \
	VPADDD Y13, l, l \
	VPSRLD $16, l, l

// CHROMA is a colour of eight squares in 32 bits each.
#define CHROMA(rb, gg, at, c, t) \
	VPMADDWD at(DX), rb, c \
	VPMADDWD (at+32)(DX), gg, t \
	VPADDD t, c, c \
	VPADDD 320(DX), c, c \
	VPSRLD $18, c, c

// func squaresAVX(above, below, top, bottom, u, v *uint8, eights int, constants *[11][8]uint32)
TEXT ·squaresAVX(SB), NOSPLIT, $0-64
	MOVQ above+0(FP), SI
	MOVQ below+8(FP), DI
	MOVQ top+16(FP), R8
	MOVQ bottom+24(FP), R9
	MOVQ u+32(FP), R10
	MOVQ v+40(FP), R11
	MOVQ eights+48(FP), CX
	MOVQ constants+56(FP), DX
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	VMOVDQU 64(DX), Y10
	VMOVDQU 96(DX), Y11
	VMOVDQU 128(DX), Y12
	VMOVDQU 160(DX), Y13
eight:
	// The left four squares. What is left are the sums of above and below.
	LOAD((SI), Y0, Y1)
	LOAD((DI), Y2, Y3)
	LUMA(Y0, Y1, Y4, Y15)
	LUMA(Y2, Y3, Y5, Y15)
	VPADDW Y2, Y0, Y0
	VPADDW Y3, Y1, Y1
	// The right four.
	LOAD(32(SI), Y2, Y3)
	LOAD(32(DI), Y6, Y7)
	LUMA(Y2, Y3, Y14, Y15)
	VPACKUSDW Y14, Y4, Y4
	LUMA(Y6, Y7, Y14, Y15)
	VPACKUSDW Y14, Y5, Y5
	VPADDW Y6, Y2, Y2
	VPADDW Y7, Y3, Y3
	VPACKUSWB Y5, Y4, Y4
	VPERMD Y4, Y10, Y4
	VMOVDQU X4, (R8)
	VEXTRACTI128 $1, Y4, (R9)
	// Neighbours are summed up: squares 0 1 4 5 2 3 6 7.
	VSHUFPS $0x88, Y2, Y0, Y4
	VSHUFPS $0xdd, Y2, Y0, Y5
	VPADDW Y5, Y4, Y4
	VSHUFPS $0x88, Y3, Y1, Y6
	VSHUFPS $0xdd, Y3, Y1, Y7
	VPADDW Y7, Y6, Y6
	CHROMA(Y4, Y6, 192, Y0, Y15)
	CHROMA(Y4, Y6, 256, Y1, Y15)
	VPACKUSDW Y1, Y0, Y0
	VPACKUSWB Y0, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPUNPCKLWD X1, X0, X0
	VMOVQ X0, (R10)
	VPEXTRQ $1, X0, (R11)
	ADDQ $64, SI
	ADDQ $64, DI
	ADDQ $16, R8
	ADDQ $16, R9
	ADDQ $8, R10
	ADDQ $8, R11
	DECQ CX
	JNZ eight
	VZEROUPPER
	RET
