#include "textflag.h"
#include "avx_amd64.h"

// What spectrum.go and analytic.go do with every coefficient and every sample.

EACH(ones, $1.0)
EACH(minus, $0x8000000000000000)
DATA conjugate<>+0(SB)/8, $0
DATA conjugate<>+8(SB)/8, $0x8000000000000000
DATA conjugate<>+16(SB)/8, $0
DATA conjugate<>+24(SB)/8, $0x8000000000000000
GLOBL conjugate<>(SB), RODATA|NOPTR, $32

// QUARTERS does it for the two lanes at an offset of a row and the two opposite
// ones. With A = u + conj(v) and B = u - conj(v) these become conj(A/w - Bw) and
// -(A/w + Bw), where w, which is half a root, has its size counted in.
#define QUARTERS(lanes, offset, opposite) \
	VMOVAPD lanes, Y0 \
	TIMES(Y0, Y8, Y9, Y1) \
	VMOVDDUP Y0, Y1 \
	VPERMILPD $15, Y0, Y2 \
	VMOVUPD offset(DI), Y3 \
	VMOVUPD opposite(SI), Y4 \
	VPERM2F128 $1, Y4, Y4, Y4 \
	VADDSUBPD Y4, Y3, Y5 \
	VFMSUBADD132PD Y15, Y4, Y3 \
	VPERMILPD $5, Y3, Y6 \
	VPERMILPD $5, Y5, Y7 \
	VMULPD Y2, Y6, Y6 \
	VMULPD Y2, Y7, Y7 \
	VFMSUBADD132PD Y1, Y6, Y3 \
	VFMADDSUB132PD Y1, Y7, Y5 \
	VSUBPD Y5, Y3, Y4 \
	VADDPD Y5, Y3, Y6 \
	VXORPD Y14, Y4, Y4 \
	VXORPD minus<>(SB), Y6, Y6 \
	VPERM2F128 $1, Y6, Y6, Y6 \
	VMOVUPD Y4, offset(DI) \
	VMOVUPD Y6, opposite(SI)

// func quartersAVX(low, high, base, lanes *complex128, rows int)
TEXT ·quartersAVX(SB), NOSPLIT, $0-40
	MOVQ low+0(FP), DI
	MOVQ high+8(FP), SI
	MOVQ base+16(FP), DX
	MOVQ lanes+24(FP), R8
	MOVQ rows+32(FP), CX
	VMOVUPD (R8), Y10
	VMOVUPD 32(R8), Y11
	VMOVUPD 64(R8), Y12
	VMOVUPD 96(R8), Y13
	VMOVUPD conjugate<>(SB), Y14
	VMOVUPD ones<>(SB), Y15
quarters:
	VBROADCASTSD (DX), Y8
	VBROADCASTSD 8(DX), Y9
	QUARTERS(Y10, 0, 96)
	QUARTERS(Y11, 32, 64)
	QUARTERS(Y12, 64, 32)
	QUARTERS(Y13, 96, 0)
	ADDQ $16, DX
	ADDQ $128, DI
	SUBQ $128, SI
	DECQ CX
	JNZ quarters
	VZEROUPPER
	RET

// JOIN does it for four samples. A product added to 0 is no negative 0.
#define JOIN(offset, to) \
	VMOVUPD offset(SI), Y0 \
	VMOVUPD offset(DX), Y1 \
	VFMADD132PD Y7, Y6, Y1 \
	VUNPCKLPD Y1, Y0, Y2 \
	VUNPCKHPD Y1, Y0, Y3 \
	VPERM2F128 $0x20, Y3, Y2, Y4 \
	VPERM2F128 $0x31, Y3, Y2, Y5 \
	VMOVUPD Y4, to(DI) \
	VMOVUPD Y5, (to+32)(DI)

// func joinAVX(dst *complex128, x *float64, late *complex128, rows, columns int, scale float64)
//
// Rows of x begin columns pairs of samples apart.
TEXT ·joinAVX(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ late+16(FP), DX
	MOVQ rows+24(FP), CX
	MOVQ columns+32(FP), BX
	SHLQ $4, BX
	LEAQ (SI)(BX*8), R8
	LEAQ (DI)(BX*8), R9
	VBROADCASTSD scale+40(FP), Y7
	VXORPD conjugate<>(SB), Y7, Y7
	VXORPD Y6, Y6, Y6
join:
	PREFETCHT0 (R8)
	PREFETCHT0 64(R8)
	PREFETCHT0 (R9)
	PREFETCHT0 64(R9)
	PREFETCHT0 128(R9)
	PREFETCHT0 192(R9)
	JOIN(0, 0)
	JOIN(32, 64)
	JOIN(64, 128)
	JOIN(96, 192)
	ADDQ BX, SI
	ADDQ BX, R8
	LEAQ (R9)(BX*2), R9
	ADDQ $128, DX
	LEAQ (DI)(BX*2), DI
	DECQ CX
	JNZ join
	VZEROUPPER
	RET
