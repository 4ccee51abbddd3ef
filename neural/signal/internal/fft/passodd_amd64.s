#include "funcdata.h"
#include "textflag.h"
#include "avx_amd64.h"
#include "pass_amd64.h"

FOUR(turned, $1.0, $-1.0)

// func passOddAVX(y, x, twiddles *complex128, count, stride int, turns *float64, radix int)
//
// The sums of the pairs lie on the stack, each followed by its difference.
TEXT ·passOddAVX(SB), 0, $960-56
	NO_LOCAL_POINTERS
	ARGUMENTS
	MOVQ radix+48(FP), R9
	MOVQ R9, R10
	DECQ R10              // radix-1
	MOVQ R10, R11
	SHRQ $1, R11
	SHLQ $6, R11          // bytes of the pairs
	IMULQ BX, R10         // bytes of the radix-1 rows of y after the first
odd:
	MOVQ BX, AX
oddInner:
	VMOVUPD (SI), Y0
	VMOVAPD Y0, Y1        // total
	MOVQ R8, R12
	MOVQ R9, R13
	DECQ R13
	IMULQ R8, R13
	ADDQ SI, R12          // first of the pair
	ADDQ SI, R13          // last
	XORQ R14, R14
oddPairs:
	VMOVUPD (R12), Y2
	VMOVUPD (R13), Y3
	VADDPD Y3, Y2, Y4
	VSUBPD Y3, Y2, Y5
	VADDPD Y4, Y1, Y1
	VMOVUPD Y4, sums-960(SP)(R14*1)
	VMOVUPD Y5, sums-928(SP)(R14*1)
	ADDQ R8, R12
	SUBQ R8, R13
	ADDQ $64, R14
	CMPQ R14, R11
	JNE oddPairs
	VMOVUPD Y1, (DI)

	MOVQ turns+40(FP), R15
	LEAQ (DI)(BX*1), R12  // output 1
	LEAQ (DI)(R10*1), R13 // output radix-1
	MOVQ DX, CX           // twiddle of output 1
	MOVQ R9, R14
	SHLQ $4, R14
	LEAQ -32(DX)(R14*1), DX // twiddle of output radix-1
oddOutputs:
	VMOVAPD Y0, Y1        // mid
	VXORPD Y2, Y2, Y2     // side
	XORQ R14, R14
oddSum:
	VBROADCASTSD (R15), Y3
	VBROADCASTSD 8(R15), Y4
	VFMADD231PD sums-960(SP)(R14*1), Y3, Y1
	VFMADD231PD sums-928(SP)(R14*1), Y4, Y2
	ADDQ $16, R15
	ADDQ $64, R14
	CMPQ R14, R11
	JNE oddSum
	VPERMILPD $5, Y2, Y2
	VMULPD turned<>(SB), Y2, Y2
	VADDPD Y2, Y1, Y3
	VSUBPD Y2, Y1, Y4
	VBROADCASTSD (CX), Y5
	VBROADCASTSD 8(CX), Y6
	TIMES(Y3, Y5, Y6, Y7)
	TIMESAT(Y4, 0, Y5, Y6, Y7)
	VMOVUPD Y3, (R12)
	VMOVUPD Y4, (R13)
	ADDQ $16, CX
	SUBQ $16, DX
	ADDQ BX, R12
	SUBQ BX, R13
	CMPQ CX, DX
	JLT oddOutputs
	MOVQ R11, DX          // back to the first
	SHRQ $2, DX
	SUBQ DX, CX
	MOVQ CX, DX
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ oddInner
	ADDQ R10, DI
	MOVQ R9, R14
	DECQ R14
	SHLQ $4, R14
	ADDQ R14, DX
	MOVQ count+24(FP), CX
	DECQ CX
	MOVQ CX, count+24(FP)
	JNZ odd
	VZEROUPPER
	RET
