#include "textflag.h"
#include "avx_amd64.h"
#include "pass_amd64.h"

// Passes that do what two of smaller radixes do: memory is what passes wait for.

EACH(halves, $0.5)
FOUR(third, $0.8660254037844386, $-0.8660254037844386)

// The powers 1, 2 and 4 of exp(-2πi/9).
EACH(re1, $0.76604444311897803520)
EACH(im1, $-0.64278760968653932632)
EACH(re2, $0.17364817766693034885)
EACH(im2, $-0.98480775301220805937)
EACH(re4, $-0.93969262078590838405)
EACH(im4, $-0.34202014332566873304)

EACH(cos1, $0.30901699437494742410)
EACH(cos2, $-0.80901699437494742410)
FOUR(sin1, $0.95105651629515357212, $-0.95105651629515357212)
FOUR(sin2, $0.58778525229247312917, $-0.58778525229247312917)

// THREE transforms a, b and c, with halves in Y14 and third in Y15.
#define THREE(a, b, c) \
	VADDPD c, b, Y9 \
	VSUBPD c, b, Y10 \
	VPERMILPD $5, Y10, Y10 \
	VMOVAPD a, b \
	VADDPD Y9, a, a \
	VFNMADD231PD Y14, Y9, b \
	VMOVAPD b, c \
	VFMADD231PD Y15, Y10, b \
	VFNMADD231PD Y15, Y10, c

// func pass9AVX(y, x, twiddles *complex128, count, stride int)
//
// Three times three: output k+3m comes to be in Y(3k+m).
TEXT ·pass9AVX(SB), NOSPLIT, $0-40
	ARGUMENTS
	LEAQ (R8)(R8*2), R9   // 3
	LEAQ (R8)(R8*4), R11  // 5
	LEAQ (R8)(R9*2), R15  // 7
	LEAQ (BX)(BX*2), R10
	LEAQ (BX)(BX*4), R12
	LEAQ (BX)(R10*2), R13
	VMOVUPD halves<>(SB), Y14
	VMOVUPD third<>(SB), Y15
nine:
	MOVQ BX, AX
nineInner:
	VMOVUPD (SI), Y0
	VMOVUPD (SI)(R9*1), Y3
	VMOVUPD (SI)(R9*2), Y6
	THREE(Y0, Y3, Y6)
	VMOVUPD (SI)(R8*1), Y1
	VMOVUPD (SI)(R8*4), Y4
	VMOVUPD (SI)(R15*1), Y7
	THREE(Y1, Y4, Y7)
	VMOVUPD (SI)(R8*2), Y2
	VMOVUPD (SI)(R11*1), Y5
	VMOVUPD (SI)(R8*8), Y8
	THREE(Y2, Y5, Y8)
	TIMES(Y4, re1<>(SB), im1<>(SB), Y9)
	TIMES(Y5, re2<>(SB), im2<>(SB), Y10)
	TIMES(Y7, re2<>(SB), im2<>(SB), Y11)
	TIMES(Y8, re4<>(SB), im4<>(SB), Y12)
	THREE(Y0, Y1, Y2)
	VMOVUPD Y0, (DI)
	TIMESAT(Y1, 32, Y11, Y12, Y13)
	TIMESAT(Y2, 80, Y0, Y9, Y10)
	VMOVUPD Y1, (DI)(R10*1)
	VMOVUPD Y2, (DI)(R10*2)
	THREE(Y3, Y4, Y5)
	TIMESAT(Y3, 0, Y11, Y12, Y13)
	TIMESAT(Y4, 48, Y0, Y1, Y2)
	TIMESAT(Y5, 96, Y11, Y12, Y13)
	VMOVUPD Y3, (DI)(BX*1)
	VMOVUPD Y4, (DI)(BX*4)
	VMOVUPD Y5, (DI)(R13*1)
	THREE(Y6, Y7, Y8)
	TIMESAT(Y6, 16, Y0, Y1, Y2)
	TIMESAT(Y7, 64, Y11, Y12, Y13)
	TIMESAT(Y8, 112, Y3, Y4, Y5)
	VMOVUPD Y6, (DI)(BX*2)
	VMOVUPD Y7, (DI)(R12*1)
	VMOVUPD Y8, (DI)(BX*8)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ nineInner
	LEAQ (DI)(BX*8), DI
	ADDQ $128, DX
	DECQ CX
	JNZ nine
	VZEROUPPER
	RET

// FIVE transforms Y0 to Y4; the results are in Y0, Y5, Y6, Y7 and Y8.
#define FIVE \
	VADDPD Y4, Y1, Y5 \
	VSUBPD Y4, Y1, Y6 \
	VADDPD Y3, Y2, Y7 \
	VSUBPD Y3, Y2, Y8 \
	VPERMILPD $5, Y6, Y6 \
	VPERMILPD $5, Y8, Y8 \
	VMOVAPD Y0, Y1 \
	VMOVAPD Y0, Y2 \
	VADDPD Y5, Y0, Y0 \
	VFMADD231PD Y12, Y5, Y1 \
	VFMADD231PD Y13, Y5, Y2 \
	VADDPD Y7, Y0, Y0 \
	VFMADD231PD Y13, Y7, Y1 \
	VFMADD231PD Y12, Y7, Y2 \
	VMULPD Y14, Y6, Y3 \
	VMULPD Y15, Y6, Y4 \
	VFMADD231PD Y15, Y8, Y3 \
	VFNMADD231PD Y14, Y8, Y4 \
	VADDPD Y3, Y1, Y5 \
	VSUBPD Y3, Y1, Y8 \
	VADDPD Y4, Y2, Y6 \
	VSUBPD Y4, Y2, Y7

// PAIRS is op of each input and the one five further on, as Y0 to Y4.
#define PAIRS(op) \
	VMOVUPD (SI), Y0 \
	VMOVUPD (SI)(R8*2), Y1 \
	VMOVUPD (SI)(R8*4), Y2 \
	VMOVUPD (SI)(R9*2), Y3 \
	VMOVUPD (SI)(R8*8), Y4 \
	op (SI)(R11*1), Y0, Y0 \
	op (SI)(R14*1), Y1, Y1 \
	op (SI)(R15*1), Y2, Y2 \
	op (SI)(R8*1), Y3, Y3 \
	op (SI)(R9*1), Y4, Y4

// func pass10AVX(y, x, twiddles *complex128, count, stride int)
//
// Two times five, in the order that needs no roots between them (I. J. Good, 1958):
// of the sums of the pairs come outputs 0, 6, 2, 8 and 4, of their differences 5,
// 1, 7, 3 and 9.
TEXT ·pass10AVX(SB), NOSPLIT, $0-40
	ARGUMENTS
	LEAQ (R8)(R8*2), R9   // 3
	LEAQ (R8)(R8*4), R11  // 5
	LEAQ (R8)(R9*2), R14  // 7
	LEAQ (R9)(R9*2), R15  // 9
	LEAQ (BX)(BX*2), R10
	LEAQ (BX)(BX*4), R12
	LEAQ (BX)(R10*2), R13
	LEAQ (R10)(R10*2), CX
	VMOVUPD cos1<>(SB), Y12
	VMOVUPD cos2<>(SB), Y13
	VMOVUPD sin1<>(SB), Y14
	VMOVUPD sin2<>(SB), Y15
ten:
	MOVQ BX, AX
tenInner:
	PAIRS(VADDPD)
	FIVE
	VMOVUPD Y0, (DI)
	TIMESAT(Y5, 80, Y0, Y1, Y2)
	TIMESAT(Y6, 16, Y9, Y10, Y11)
	TIMESAT(Y7, 112, Y0, Y1, Y2)
	TIMESAT(Y8, 48, Y9, Y10, Y11)
	VMOVUPD Y5, (DI)(R10*2)
	VMOVUPD Y6, (DI)(BX*2)
	VMOVUPD Y7, (DI)(BX*8)
	VMOVUPD Y8, (DI)(BX*4)
	PAIRS(VSUBPD)
	FIVE
	TIMESAT(Y0, 64, Y9, Y10, Y11)
	TIMESAT(Y5, 0, Y1, Y2, Y3)
	TIMESAT(Y6, 96, Y9, Y10, Y11)
	TIMESAT(Y7, 32, Y1, Y2, Y3)
	TIMESAT(Y8, 128, Y9, Y10, Y11)
	VMOVUPD Y0, (DI)(R12*1)
	VMOVUPD Y5, (DI)(BX*1)
	VMOVUPD Y6, (DI)(R13*1)
	VMOVUPD Y7, (DI)(R10*1)
	VMOVUPD Y8, (DI)(CX*1)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $32, AX
	JNZ tenInner
	ADDQ CX, DI
	ADDQ $144, DX
	DECQ count+24(FP)
	JNZ ten
	VZEROUPPER
	RET
