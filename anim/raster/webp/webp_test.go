package webp_test

import (
	"bytes"
	"image/color"
	"math/rand/v2"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster/webp"
	xwebp "golang.org/x/image/webp"
)

// roundTrip encodes a picture and compares what another decoder makes of it.
func roundTrip(t testing.TB, width int, palette []color.NRGBA, pix []uint8) int {
	t.Helper()
	var b bytes.Buffer
	if err := webp.Encode(&b, width, len(pix)/width, palette, pix); err != nil {
		t.Fatal(err)
	}
	n := b.Len()
	m, err := xwebp.Decode(&b)
	if err != nil {
		t.Fatalf("%d×%d pixels of %d colours: %v", width, len(pix)/width, len(palette), err)
	}
	if s := m.Bounds().Size(); s.X != width || s.Y != len(pix)/width {
		t.Fatalf("the picture is %v, want %d×%d", s, width, len(pix)/width)
	}
	for i, k := range pix {
		if got := color.NRGBAModel.Convert(m.At(i%width, i/width)); got != palette[k] {
			t.Fatalf("of %d×%d pixels of %d colours, (%d, %d) is %v, want %v", width, len(pix)/width, len(palette), i%width, i/width, got, palette[k])
		}
	}
	return n
}

func colors(n int, opaque bool, r *rand.Rand) []color.NRGBA {
	all := make([]color.NRGBA, n)
	for i := range all {
		all[i] = color.NRGBA{uint8(i), uint8(r.Uint32()), uint8(r.Uint32()), 255}
		if !opaque {
			all[i].A = uint8(r.Uint32())
		}
	}
	return all
}

func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	sizes := [][2]int{{1, 1}, {1, 300}, {300, 1}, {2, 3}, {5, 90}, {9, 9}, {33, 31}, {260, 170}}
	for _, n := range []int{1, 2, 3, 4, 5, 16, 17, 100, 256} {
		for _, size := range sizes {
			palette := colors(n, n%2 == 0, r)
			for kind := range 4 {
				pix := make([]uint8, size[0]*size[1])
				for i := range pix {
					switch {
					case kind == 0: // noise
						pix[i] = uint8(r.IntN(n))
					case kind == 1 && i > 0 && r.IntN(20) > 0: // runs
						pix[i] = pix[i-1]
					case kind == 2: // a ramp
						pix[i] = uint8((i%size[0] + i/size[0]) % n)
					case kind == 3 && i > 3*size[0] && r.IntN(50) > 0: // rows repeat
						pix[i] = pix[i-3*size[0]]
					default:
						pix[i] = uint8(r.IntN(n))
					}
				}
				roundTrip(t, size[0], palette, pix)
			}
		}
	}
}

// Runs longer than a match may be, and matches from beyond the reach of a distance.
func TestRoundTripOfLargePictures(t *testing.T) {
	const width = 1100
	r := rand.New(rand.NewPCG(3, 4))
	pix := make([]uint8, width*1000)
	for i := range 2000 {
		pix[i] = uint8(r.IntN(200))
	}
	copy(pix[len(pix)-2000:], pix)
	if n := roundTrip(t, width, colors(200, true, r), pix); n > 6000 {
		t.Errorf("a picture of 4,000 pixels on a plain ground takes %d bytes", n)
	}
}

func TestEncodeRefuses(t *testing.T) {
	one := []color.NRGBA{{A: 255}}
	for name, err := range map[string]error{
		"no pixels":       webp.Encode(&bytes.Buffer{}, 0, 4, one, nil),
		"too wide":        webp.Encode(&bytes.Buffer{}, 16385, 1, one, make([]uint8, 16385)),
		"too few pixels":  webp.Encode(&bytes.Buffer{}, 2, 2, one, make([]uint8, 3)),
		"none at all":     webp.Encode(&bytes.Buffer{}, 2, 2, one, nil),
		"no colours":      webp.Encode(&bytes.Buffer{}, 1, 1, nil, make([]uint8, 1)),
		"too few colours": webp.Encode(&bytes.Buffer{}, 1, 1, one, []uint8{1}),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzEncode(f *testing.F) {
	f.Add(uint16(3), uint8(4), []byte{0, 1, 2, 3, 0, 1, 2})
	f.Add(uint16(40), uint8(255), bytes.Repeat([]byte{0, 0, 0, 9, 9}, 300))
	f.Fuzz(func(t *testing.T, width uint16, n uint8, pix []byte) {
		w := int(width)%2000 + 1
		if pix = pix[:len(pix)/w*w]; len(pix) == 0 {
			return
		}
		for i := range pix {
			pix[i] %= max(n, 1)
		}
		roundTrip(t, w, colors(int(max(n, 1)), true, rand.New(rand.NewPCG(5, 6))), pix)
	})
}
