package writer

import (
	"bytes"
	stdlzw "compress/lzw"
	"io"
	"math/rand/v2"
	"testing"
)

// unblock joins GIF's blocks again.
func unblock(t testing.TB, b []byte) (bits int, data []byte) {
	bits, b = int(b[0]), b[1:]
	for b[0] != 0 {
		data = append(data, b[1:1+int(b[0])]...)
		b = b[1+int(b[0]):]
	}
	if len(b) != 1 {
		t.Fatalf("%d bytes follow the last block", len(b)-1)
	}
	return bits, data
}

func checkLZW(t testing.TB, z *lzw, pix []uint8, bits int) {
	var out bytes.Buffer
	if err := z.encode(&out, pix, bits); err != nil {
		t.Fatal(err)
	}
	b, data := unblock(t, out.Bytes())
	if b != bits {
		t.Fatalf("%d bits, want %d", b, bits)
	}
	got, err := io.ReadAll(stdlzw.NewReader(bytes.NewReader(data), stdlzw.LSB, bits))
	if err != nil {
		t.Fatalf("%d pixels of %d bits: %v", len(pix), bits, err)
	}
	if !bytes.Equal(got, pix) {
		t.Fatalf("%d pixels of %d bits come back differently", len(pix), bits)
	}
	// As small as the standard library's, which is greedy too but starts its
	// table anew a code sooner or later.
	var std bytes.Buffer
	w := stdlzw.NewWriter(&std, stdlzw.LSB, bits)
	_, _ = w.Write(pix)
	_ = w.Close()
	if len(data) > std.Len()+std.Len()/200+2 {
		t.Fatalf("%d pixels of %d bits take %d bytes, and %d with compress/lzw", len(pix), bits, len(data), std.Len())
	}
}

func TestLZW(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var z lzw
	for _, n := range []int{1, 2, 3, 10, 254, 255, 256, 257, 1000, 3838, 3839, 3840, 5000, 100000} {
		for bits := 2; bits <= 8; bits++ {
			for _, run := range []int{1, 4, 300, 20000} {
				pix := make([]uint8, 0, n)
				for len(pix) < n {
					c := uint8(r.IntN(1 << bits))
					for range min(1+r.IntN(run), n-len(pix)) {
						pix = append(pix, c)
					}
				}
				checkLZW(t, &z, pix, bits)
			}
		}
	}
}

func FuzzLZW(f *testing.F) {
	f.Add([]byte("aaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbabababababab"), uint8(8))
	f.Add([]byte{0}, uint8(2))
	f.Fuzz(func(t *testing.T, pix []byte, bits uint8) {
		bits = 2 + bits%7
		for i := range pix {
			pix[i] &= 1<<bits - 1
		}
		var z lzw
		if len(pix) > 0 {
			checkLZW(t, &z, pix, int(bits))
		}
	})
}

func BenchmarkLZW(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	pix := make([]uint8, 0, 480000)
	for len(pix) < cap(pix) {
		c := uint8(r.IntN(256))
		for range min(1+r.IntN(30), cap(pix)-len(pix)) {
			pix = append(pix, c)
		}
	}
	var z lzw
	b.SetBytes(int64(len(pix)))
	for b.Loop() {
		_ = z.encode(io.Discard, pix, 8)
	}
}
