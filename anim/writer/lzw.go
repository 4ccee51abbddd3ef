package writer

import "io"

// An lzw codes palette indices the way GIF wants them: variable-length codes
// of up to 12 bits, lowest bit first, in blocks of up to 255 bytes.
//
// It gives the bytes that a plain greedy coder gives, but goes over a run of
// equal indices, which is what most of a drawing consists of, in steps of
// whole codes instead of single pixels.
type lzw struct {
	out   []byte // coded blocks; the last one is being filled
	block int    // where the last block's length byte stands
	bits  uint32
	nbits uint

	clear, next uint32 // the clear code; the next free code
	width       uint   // of codes, in bits

	// slots maps a code and the index that follows it to the code of both:
	// 12 bits of code, 8 of index, 12 of the result; 0 is empty.
	slots [lzwSlots]uint32
	// runs[c][k] is the code of k+2 times the index c.
	runs [256][]uint16
	used []uint8 // indices with runs
}

const (
	lzwCodes = 1 << 12
	lzwSlots = 1 << 13
)

// encode writes the image data of pix, whose indices have the given number of
// bits, at least 2, to w.
func (z *lzw) encode(w io.Writer, pix []uint8, bits int) error {
	z.out = append(z.out[:0], uint8(bits), 0)
	z.block, z.bits, z.nbits = 1, 0, 0
	z.clear = 1 << bits
	z.reset()
	z.emit(z.clear)
	end := 0 // of the run that pix[i] belongs to
	for i := 0; i < len(pix); {
		c := pix[i]
		if end <= i {
			end = i + 1
			for end < len(pix) && pix[end] == c {
				end++
			}
		}
		// Take the longest known run, then go on with what follows.
		prefix := uint32(c)
		n := min(end-i, 1+len(z.runs[c]))
		if n > 1 {
			prefix = uint32(z.runs[c][n-2])
		}
		i += n
		if i < end {
			// The run goes on, but its code is not yet known.
			z.emit(prefix)
			z.learn(prefix, c, true)
			continue
		}
		for {
			if i == len(pix) {
				z.emit(prefix)
				z.widen()
				break
			}
			next, slot := z.find(prefix, pix[i])
			if next != 0 {
				prefix = next
				i++
				continue
			}
			z.emit(prefix)
			z.learnAt(slot, prefix, pix[i])
			break
		}
	}
	z.emit(z.clear + 1)
	z.flush()
	_, err := w.Write(z.out)
	return err
}

func lzwHash(key uint32) uint32 { return key * 2654435769 >> (32 - 13) }

// find is the code of prefix followed by c, or 0 and the slot where it belongs.
func (z *lzw) find(prefix uint32, c uint8) (code, slot uint32) {
	key := prefix<<8 | uint32(c)
	h := lzwHash(key)
	for {
		s := z.slots[h]
		if s>>12 == key && s != 0 {
			return s & (lzwCodes - 1), h
		}
		if s == 0 {
			return 0, h
		}
		h = (h + 1) & (lzwSlots - 1)
	}
}

// learn gives prefix followed by c a code; run: that is a run of c.
func (z *lzw) learn(prefix uint32, c uint8, run bool) {
	if run && z.next < lzwCodes {
		if len(z.runs[c]) == 0 {
			z.used = append(z.used, c)
		}
		z.runs[c] = append(z.runs[c], uint16(z.next))
	}
	_, slot := z.find(prefix, c)
	z.learnAt(slot, prefix, c)
}

func (z *lzw) learnAt(slot, prefix uint32, c uint8) {
	if z.next == lzwCodes {
		z.emit(z.clear)
		z.reset()
		return
	}
	z.slots[slot] = (prefix<<8|uint32(c))<<12 | z.next
	z.widen()
}

// widen counts one more code, as the decoder does after each code it reads.
func (z *lzw) widen() {
	if z.next == 1<<z.width && z.width < 12 {
		z.width++
	}
	if z.next < lzwCodes {
		z.next++
	}
}

func (z *lzw) reset() {
	z.slots = [lzwSlots]uint32{}
	for _, c := range z.used {
		z.runs[c] = z.runs[c][:0]
	}
	z.used = z.used[:0]
	z.next = z.clear + 2
	z.width = 1
	for 1<<z.width <= z.clear {
		z.width++
	}
}

func (z *lzw) emit(code uint32) {
	z.bits |= code << z.nbits
	z.nbits += z.width
	for z.nbits >= 8 {
		z.byte(uint8(z.bits))
		z.bits >>= 8
		z.nbits -= 8
	}
}

func (z *lzw) byte(b uint8) {
	if len(z.out)-z.block == 256 {
		z.out[z.block] = 255
		z.block = len(z.out)
		z.out = append(z.out, 0)
	}
	z.out = append(z.out, b)
}

// flush ends the last block and the image.
func (z *lzw) flush() {
	if z.nbits > 0 {
		z.byte(uint8(z.bits))
	}
	if n := len(z.out) - z.block - 1; n > 0 {
		z.out[z.block] = uint8(n)
		z.out = append(z.out, 0)
	}
}
