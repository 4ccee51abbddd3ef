#include "textflag.h"
#include "avx_amd64.h"
#include "pass_amd64.h"

EACH(unity, $1.0)
EACH(diagonal, $0.70710678118654752440)

// QUARTET transforms a, b, c and d, which become outputs 0 to 3, with unity in Y15.
#define QUARTET(a, b, c, d) \
	VADDPD c, a, Y8 \
	VSUBPD c, a, Y9 \
	VADDPD d, b, Y10 \
	VSUBPD d, b, Y11 \
	VPERMILPD $5, Y11, Y11 \
	VADDPD Y10, Y8, a \
	VSUBPD Y10, Y8, c \
	VADDSUBPD Y11, Y9, d \
	VFMSUBADD132PD Y15, Y11, Y9 \
	VMOVAPD Y9, b

// func pass8AVX(y, x, twiddles *complex128, count, stride int)
//
// The even inputs' transform plus and less that of the odd ones, turned by eighths.
TEXT ·pass8AVX(SB), NOSPLIT, $0-40
	ARGUMENTS
	LEAQ (R8)(R8*2), R9   // 3
	LEAQ (R8)(R8*4), R11  // 5
	LEAQ (R8)(R9*2), R15  // 7
	LEAQ (BX)(BX*2), R10
	LEAQ (BX)(BX*4), R12
	LEAQ (BX)(R10*2), R13
	VMOVUPD diagonal<>(SB), Y14
	VMOVUPD unity<>(SB), Y15
eight:
	MOVQ BX, AX
eightInner:
	VMOVUPD (SI), Y0
	VMOVUPD (SI)(R8*2), Y2
	VMOVUPD (SI)(R8*4), Y4
	VMOVUPD (SI)(R9*2), Y6
	QUARTET(Y0, Y2, Y4, Y6)
	VMOVUPD (SI)(R8*1), Y1
	VMOVUPD (SI)(R9*1), Y3
	VMOVUPD (SI)(R11*1), Y5
	VMOVUPD (SI)(R15*1), Y7
	QUARTET(Y1, Y3, Y5, Y7)
	VADDPD Y1, Y0, Y8              // output 0
	VSUBPD Y1, Y0, Y9              // 4
	VMOVUPD Y8, (DI)
	TIMESAT(Y9, 48, Y0, Y1, Y8)
	VMOVUPD Y9, (DI)(BX*4)
	VPERMILPD $5, Y3, Y0
	VFMSUBADD132PD Y15, Y0, Y3     // times 1-i
	VMOVAPD Y2, Y1
	VFMADD231PD Y14, Y3, Y1        // 1
	VFNMADD231PD Y14, Y3, Y2       // 5
	TIMESAT(Y1, 0, Y8, Y9, Y10)
	TIMESAT(Y2, 64, Y11, Y12, Y13)
	VMOVUPD Y1, (DI)(BX*1)
	VMOVUPD Y2, (DI)(R12*1)
	VPERMILPD $5, Y5, Y0
	VADDSUBPD Y0, Y4, Y3           // 6: plus i times the odd one
	VFMSUBADD132PD Y15, Y0, Y4     // 2: less
	TIMESAT(Y4, 16, Y8, Y9, Y10)
	TIMESAT(Y3, 80, Y11, Y12, Y13)
	VMOVUPD Y4, (DI)(BX*2)
	VMOVUPD Y3, (DI)(R10*2)
	VPERMILPD $5, Y7, Y0
	VADDSUBPD Y0, Y7, Y7           // times 1+i
	VMOVAPD Y6, Y1
	VFNMADD231PD Y14, Y7, Y6       // 3
	VFMADD231PD Y14, Y7, Y1        // 7
	TIMESAT(Y6, 32, Y8, Y9, Y10)
	TIMESAT(Y1, 96, Y11, Y12, Y13)
	VMOVUPD Y6, (DI)(R10*1)
	VMOVUPD Y1, (DI)(R13*1)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ eightInner
	ADDQ R13, DI
	ADDQ $112, DX
	DECQ CX
	JNZ eight
	VZEROUPPER
	RET
