package player

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// data is what appendText made text of.
func data(t *testing.T, text string) []byte {
	t.Helper()
	var out []byte
	bits, n := uint32(0), 0
	put := func(v uint32) {
		bits = bits<<7 | v
		if n += 7; n > 7 {
			n -= 8
			out = append(out, byte(bits>>n))
		}
	}
	for _, c := range text {
		if c >= 0x100 && c < 0x500 {
			put(uint32(special[(c-0x100)>>7]))
		}
		put(uint32(c) & 127)
	}
	return out
}

func TestText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		b := make([]byte, n)
		for i := range b {
			if b[i] = byte(r.Uint32()); n%3 == 0 {
				b[i] = special[i%len(special)] // and its bits in other places
			}
			if n%7 == 0 {
				b[i] = 0
			}
		}
		text := string(appendText(nil, b))
		if strings.ContainsAny(text, special) {
			t.Fatalf("the text of %x is %q", b, text)
		}
		if got := data(t, text); !bytes.Equal(got, b) {
			t.Fatalf("%x is %x again", b, got)
		}
		if want := (8*n + 6) / 7; len(text) > want+1 {
			t.Errorf("%d bytes take %d, want %d", n, len(text), want)
		}
	}
}
