// What the files in assembler share. They work on two complex numbers at a time,
// one in each half of a register, and fuse products with sums: what they come to
// differs in the last bits from what the same written in Go does.

// TIMES replaces z by z·w, with re and im of w each in all of a register.
#define TIMES(z, re, im, t) \
	VPERMILPD $5, z, t \
	VMULPD im, t, t \
	VFMADDSUB132PD re, t, z

// TIMESAT is TIMES with w at an offset from DX.
#define TIMESAT(z, offset, re, im, t) \
	VBROADCASTSD offset(DX), re \
	VBROADCASTSD (offset+8)(DX), im \
	TIMES(z, re, im, t)

// FOUR makes a constant of four numbers: EACH of one, TURN of one and its negative
// in turn, which, times a number with its parts swapped, turns it back by a quarter.
#define FOUR(name, v, w) \
	DATA name<>+0(SB)/8, v \
	DATA name<>+8(SB)/8, w \
	DATA name<>+16(SB)/8, v \
	DATA name<>+24(SB)/8, w \
	GLOBL name<>(SB), RODATA|NOPTR, $32
#define EACH(name, v) FOUR(name, v, v)
