package writer_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// stills are the writers of a single picture.
var stills = map[string]func(ctx context.Context, w io.Writer, f *strip.Film, frame int, scale float64) error{
	"png": func(ctx context.Context, w io.Writer, f *strip.Film, frame int, scale float64) error {
		return writer.PNG(ctx, w, f, &writer.PNGOptions{Frame: frame, Scale: scale})
	},
	"svg": func(ctx context.Context, w io.Writer, f *strip.Film, frame int, scale float64) error {
		return writer.SVG(ctx, w, f, &writer.SVGOptions{Frame: frame, Scale: scale})
	},
	"pdf": func(ctx context.Context, w io.Writer, f *strip.Film, frame int, scale float64) error {
		return writer.PDF(ctx, w, f, &writer.PDFOptions{Frame: frame, Scale: scale})
	},
}

func still(t *testing.T, kind string, f *strip.Film, frame int) []byte {
	t.Helper()
	return scaledStill(t, kind, f, frame, 0)
}

func scaledStill(t *testing.T, kind string, f *strip.Film, frame int, scale float64) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := stills[kind](context.Background(), &b, f, frame, scale); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return b.Bytes()
}

// A scene is a frame to compare with what package raster paints, and the share
// of pixels that may be unlike: lines thinner than a pixel differ most.
type scene struct {
	name  string
	film  *strip.Film
	frame int
	most  float64
	scale float64 // 0: 1
}

func scenes() []scene {
	list := []scene{
		{"tutorial", testfilm.Tutorial(30), 29, 0.002, 0}, {"everything", everything(), 0, 0.002, 0},
		{"everything at twice the size", everything(), 0, 0.002, 2},
	}
	for _, seed := range []uint64{0, 2, 5} {
		f := testfilm.Random(seed)
		f.Background.A = 255
		list = append(list, scene{fmt.Sprintf("random %d", seed), f, f.Frames - 1, 0.01, 0})
	}
	return list
}

// everything is a picture of each operation and its options, in a clip that
// cuts some.
func everything() *strip.Film {
	f := &strip.Film{Width: 480, Height: 360, Frames: 1, FPS: 10, Background: color.NRGBA{255, 255, 255, 255}, Title: "a < b & µ\x01😀"}
	u := func(v float64) int32 { return int32(v * strip.Unit) }
	blue, veil, black := color.NRGBA{31, 119, 180, 255}, color.NRGBA{255, 127, 14, 128}, color.NRGBA{0, 0, 0, 255}
	var s strip.State
	for shape := strip.Circle; shape <= strip.Star; shape++ {
		m := &strip.Marks{Shape: shape, X: []int32{u(20 + 46*float64(shape)), u(36 + 46*float64(shape))}, Y: []int32{u(20), u(30)},
			Size: []int32{u(24), u(16)}, Colors: []color.NRGBA{blue, veil}, Index: []uint8{0, 1}, EdgeWidth: 100}
		if shape%2 == 0 {
			m.Edge = black
		}
		s = append(s, m)
	}
	for c := strip.Butt; c <= strip.Square; c++ {
		y := 70 + 30*float64(c)
		s = append(s, &strip.Path{Stroke: veil, Width: 640, Cap: c, X: []int32{u(20), u(60), u(90), u(120)}, Y: []int32{u(y), u(y + 12), u(y - 8), u(y + 5)},
			Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.CubicTo, N: 1}}},
			&strip.Path{Stroke: blue, Width: 400, Cap: c, Dash: []int32{u(12), u(9), u(4)}, DashOffset: u(-3), X: []int32{u(140), u(240)}, Y: []int32{u(y), u(y)},
				Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}}},
			&strip.Path{Stroke: black, Width: 800, Cap: c, X: []int32{u(262)}, Y: []int32{u(y)}, Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}}})
	}
	s = append(s, &strip.Path{Fill: veil, Stroke: blue, Width: 128, X: []int32{u(300), u(380), u(300), u(290), u(330)}, Y: []int32{u(70), u(90), u(150), u(130), u(100)},
		Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.QuadTo, N: 1}, {Kind: strip.LineTo, N: 2}, {Kind: strip.Close, N: 1}}},
		&strip.Path{Fill: blue, Stroke: black, Width: 128, Crisp: true, X: []int32{u(400.3), u(460.6), u(460.6), u(400.3)}, Y: []int32{u(70.4), u(70.4), u(150.2), u(150.2)},
			Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 3}, {Kind: strip.Close, N: 1}}})
	for i := range 12 {
		kind := strip.Font(i)
		s = append(s, &strip.Text{String: []string{"Ångström (µV) \\", "a < b & \"c\"", "θ − π/2"}[i%3], X: u(40 + 190*float64(i%3)), Y: u(180 + 25*float64(i/3)),
			Align: strip.Align(i % 3), Size: 14 * strip.Fine, Width: u([]float64{98, 0, 0}[i%3]), Font: kind, Color: black})
	}
	s = append(s, &strip.Text{String: "turned", X: u(440), Y: u(260), Align: strip.Center, Size: 20 * strip.Fine, Color: blue, Angle: 90 * strip.Fine},
		&strip.Text{String: "turned", X: u(390), Y: u(300), Size: 20 * strip.Fine, Color: veil, Angle: 30 * strip.Fine})
	for i := range 4 {
		m := &strip.Image{Rect: strip.Rect{X0: u(20 + 90*float64(i)), Y0: u(280), X1: u(90 + 90*float64(i)), Y1: u(345)}, W: 4, H: 3, Smooth: i%2 == 1}
		if i < 2 {
			m.Palette = []color.NRGBA{blue, veil, {255, 255, 0, 255}, {0, 0, 0, 0}}
			m.Pix = []uint8{0, 1, 2, 3, 1, 2, 3, 0, 2, 2, 1, 0}
		} else {
			for k := range 48 {
				m.Pix = append(m.Pix, uint8(k*83))
			}
			for k := 36; k < 48; k++ {
				m.Pix[k] = 255 - uint8(k&1)*90
			}
		}
		s = append(s, m)
	}
	f.Layers = []strip.Layer{{Axes: -1, Clip: strip.Rect{X0: u(15), Y0: u(12), X1: u(470), Y1: u(340)}, States: []strip.State{s}, Frame: []int{0}}}
	return f
}

// strangers is the share of a's pixels that nothing near them in b looks like.
// Edges that are smoothed in another way, or lie half a pixel off, pass.
func strangers(a, b *image.RGBA) float64 {
	n := 0
	r := a.Rect.Intersect(b.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := a.RGBAAt(x, y)
			found := near(c, b.RGBAAt(x, y))
			for i := 0; i < 9 && !found; i++ {
				p := image.Pt(x+i%3-1, y+i/3-1)
				found = p.In(r) && near(c, b.RGBAAt(p.X, p.Y))
			}
			if !found {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}

func near(a, b color.RGBA) bool {
	far := func(a, b uint8) bool { return max(a, b)-min(a, b) > 64 }
	return !far(a.R, b.R) && !far(a.G, b.G) && !far(a.B, b.B)
}

// checkLooks compares a rendering of a scene with the raster's, both ways.
// With STILLS in the environment, pictures that differ are kept in that folder.
func checkLooks(t *testing.T, s scene, rendered image.Image) {
	t.Helper()
	want, err := raster.Still(s.film, s.frame, s.scale)
	if err != nil {
		t.Fatal(err)
	}
	if d := rendered.Bounds().Size().Sub(want.Rect.Size()); max(d.X, -d.X, d.Y, -d.Y) > 1 {
		t.Errorf("%s: size is %v, want %v", s.name, rendered.Bounds().Size(), want.Rect.Size())
	}
	got := image.NewRGBA(rendered.Bounds())
	draw.Draw(got, got.Rect, rendered, image.Point{}, draw.Src)
	wrong := max(strangers(want, got), strangers(got, want))
	if wrong <= s.most {
		return
	}
	t.Errorf("%s: %.2f %% of the pixels are unlike the raster's, want at most %.2f %%", s.name, 100*wrong, 100*s.most)
	dir := os.Getenv("STILLS")
	if dir == "" {
		return
	}
	for name, img := range map[string]image.Image{"got": got, "want": want} {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, t.Name()+" "+s.name+" "+name+".png"), b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSVGInTheBrowser(t *testing.T) {
	for _, s := range scenes() {
		times := int(max(s.scale, 1))
		tab := browsertest.New(t, &browsertest.Options{Width: times * s.film.Width, Height: times * s.film.Height})
		data := base64.StdEncoding.EncodeToString(scaledStill(t, "svg", s.film, s.frame, s.scale))
		tab.Load(`<body style="margin:0"><img style="display:block" src="data:image/svg+xml;base64,` + data + `">`)
		tab.Wait("document.images[0].complete && document.images[0].naturalWidth > 0")
		checkLooks(t, s, tab.Screenshot())
	}
}

func TestPDFAsPrinted(t *testing.T) {
	program, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not on PATH: install poppler-utils to run this test")
	}
	for _, s := range scenes() {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.pdf"), scaledStill(t, "pdf", s.film, s.frame, s.scale), 0o666); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(program, "-r", fmt.Sprint(strip.DPI), "-png", "-singlefile", filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a")).CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("%s: pdftoppm: %v: %s", s.name, err, out)
			continue
		}
		img, err := png.Decode(strings.NewReader(content(t, filepath.Join(dir, "a.png"))))
		if err != nil {
			t.Fatal(err)
		}
		checkLooks(t, s, img)
	}
}

// Whatever a film holds, an SVG is well-formed, a PDF is made without an error,
// and both come out the same again.
func TestStillsOfRandomFilms(t *testing.T) {
	for seed := range uint64(40) {
		f := testfilm.Random(seed)
		for kind := range stills {
			b := still(t, kind, f, int(seed)%f.Frames)
			if again := still(t, kind, f, int(seed)%f.Frames); !bytes.Equal(b, again) {
				t.Errorf("seed %d: two files of kind %s differ", seed, kind)
			}
			if bytes.Contains(b, []byte("NaN")) || bytes.Contains(b, []byte("+Inf")) {
				t.Errorf("seed %d: the %s holds a number that is none", seed, kind)
			}
			if kind != "svg" {
				continue
			}
			d := xml.NewDecoder(bytes.NewReader(b))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
			}
		}
	}
}

func TestPNGIsExact(t *testing.T) {
	f := testfilm.Tutorial(3)
	img, err := png.Decode(bytes.NewReader(still(t, "png", f, 2)))
	if err != nil {
		t.Fatal(err)
	}
	want, err := raster.Still(f, 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if n := browsertest.Differ(img, want); n != 0 {
		t.Errorf("%d pixels differ", n)
	}
}

func TestSVGKeepsText(t *testing.T) {
	b := string(still(t, "svg", everything(), 0))
	for _, want := range []string{"<title>a &lt; b &amp; µ\uFFFD😀</title>", ">Ångström (µV) \\</text>", ">a &lt; b &amp; &#34;c&#34;</text>", ">θ − π/2</text>"} {
		if !strings.Contains(b, want) {
			t.Errorf("no %q in the picture", want)
		}
	}
}

func TestPDFKeepsText(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not on PATH: install poppler-utils to run this test")
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, still(t, "pdf", everything(), 0), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Ångström (µV) \\", "a < b & \"c\"", "θ − π/2"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %q in the page's text:\n%s", want, out)
		}
	}
}

func TestStillErrors(t *testing.T) {
	f := testfilm.Tutorial(3)
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for kind, write := range stills {
		ctx := context.Background()
		size := len(still(t, kind, f, 0))
		for _, room := range []int{0, 100, size / 2, size - 1} {
			if err := write(ctx, &fullDisk{room}, f, 0, 0); !errors.Is(err, errFull) {
				t.Errorf("%s: room for %d bytes: error is %v, want %v", kind, room, err, errFull)
			}
		}
		var b bytes.Buffer
		if err := write(ended, &b, f, 0, 0); !errors.Is(err, context.Canceled) || b.Len() > 0 {
			t.Errorf("%s: error is %v after %d bytes, want context.Canceled at once", kind, err, b.Len())
		}
		for _, bad := range []*strip.Film{nil, {Width: 9, Height: 9, FPS: 9}} {
			if err := write(ctx, &b, bad, 0, 0); err == nil || !strings.Contains(err.Error(), "no frames") {
				t.Errorf("%s: error is %v, want one about no frames", kind, err)
			}
		}
		if err := write(ctx, &b, &strip.Film{Frames: 1, FPS: 9}, 0, 0); err == nil || b.Len() > 0 {
			t.Errorf("%s: no error for a picture without size", kind)
		}
		for _, frame := range []int{-4, 3} {
			func() {
				defer func() {
					if s := fmt.Sprint(recover()); !strings.Contains(s, fmt.Sprintf("Frame is %d, want 0 to 2", frame)) {
						t.Errorf("%s: frame %d: the panic is %q", kind, frame, s)
					}
				}()
				_ = write(ctx, &b, f, frame, 0)
			}()
		}
	}
}
