#include "textflag.h"

// func prefetch(row *uint8, n int)
TEXT ·prefetch(SB), NOSPLIT, $0-16
	MOVQ row+0(FP), DI
	MOVQ n+8(FP), DX
	ADDQ DI, DX // the end
	ANDQ $-64, DI
line:
	PREFETCHT0 (DI)
	ADDQ $64, DI
	CMPQ DI, DX
	JCS line
	RET
