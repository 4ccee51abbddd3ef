package notebooks_test

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"image/color"
	"math"
	"reflect"
	"sync"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// Processors round differently: Go's math.Exp multiplies and adds in one step
// where there is an instruction for it, and on arm64 the compiler does so
// everywhere. Where numbers come out as on the machine that has run the
// notebooks, films are compared to the last bit; elsewhere they may differ by
// what nobody sees.

// exponentials is the checksum of many of them on that machine: amd64 with
// FMA, as all of that kind have had since 2015.
const exponentials = 0xef9fe51619ee5489

// exact reports whether this machine computes the same.
var exact = sync.OnceValue(func() bool {
	h := fnv.New64a()
	for i := range 10_000 {
		binary.Write(h, binary.LittleEndian, math.Exp(float64(i)*0.00317-10))
	}
	return h.Sum64() == exponentials
})

// What films may differ by where numbers do.
const (
	stepsApart = 1    // of coordinates, an eighth of a pixel each
	shadeApart = 1    // of 255, or of a heatmap's colours
	partsApart = 1e-9 // of the larger number, or of 1
)

// alike says where two films differ by more than numbers of other machines
// explain, or nothing.
func alike(a, b *strip.Film) string {
	if a.Frames == b.Frames && len(a.Axes) == len(b.Axes) && len(a.Layers) == len(b.Layers) {
		for frame := range a.Frames {
			x, y := jupytertest.Drawn(a, frame), jupytertest.Drawn(b, frame)
			for i := range x {
				if d := apart(reflect.ValueOf(x[i]), reflect.ValueOf(y[i])); d != "" {
					return fmt.Sprintf("frame %d of %d, layer %d (%q)%s", frame, a.Frames, i, a.Layers[i].Label, d)
				}
			}
			for i := range a.Axes {
				x, y := a.Axes[i].Limits[a.Axes[i].Frame[frame]], b.Axes[i].Limits[b.Axes[i].Frame[frame]]
				if d := apart(reflect.ValueOf(x), reflect.ValueOf(y)); d != "" {
					return fmt.Sprintf("frame %d of %d, axes %d (%q)%s", frame, a.Frames, i, a.Axes[i].Title, d)
				}
			}
		}
	}
	// Which frames share a drawing may differ; the rest may not.
	rest := func(f *strip.Film) strip.Film {
		r := *f
		r.Axes, r.Layers = append([]strip.Axes(nil), f.Axes...), append([]strip.Layer(nil), f.Layers...)
		for i := range r.Axes {
			r.Axes[i].Limits, r.Axes[i].Frame = nil, nil
		}
		for i := range r.Layers {
			r.Layers[i].States, r.Layers[i].Frame = nil, nil
		}
		return r
	}
	if d := apart(reflect.ValueOf(rest(a)), reflect.ValueOf(rest(b))); d != "" {
		return "the film" + d
	}
	return ""
}

// apart says where two values of one type differ by more than they may, or
// nothing.
func apart(a, b reflect.Value) string {
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() || a.Elem().Type() != b.Elem().Type() {
			if a.IsNil() && b.IsNil() {
				return ""
			}
			return fmt.Sprintf(" is %v, now %v", a, b)
		}
		return apart(a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			if d := apart(a.Field(i), b.Field(i)); d != "" {
				return "." + a.Type().Field(i).Name + d
			}
		}
		return ""
	case reflect.Slice:
		if a.Len() != b.Len() {
			return fmt.Sprintf(" has the length %d, now %d", a.Len(), b.Len())
		}
		for i := range a.Len() {
			if d := apart(a.Index(i), b.Index(i)); d != "" {
				return fmt.Sprintf("[%d]%s", i, d)
			}
		}
		return ""
	}
	near := a.Equal(b)
	switch a.Kind() {
	case reflect.Int32:
		near = near || max(a.Int()-b.Int(), b.Int()-a.Int()) <= stepsApart
	case reflect.Uint8:
		x, y := int(a.Uint()), int(b.Uint())
		near = near || max(x-y, y-x) <= shadeApart
	case reflect.Float64:
		x, y := a.Float(), b.Float()
		near = near || x != x && y != y || math.Abs(x-y) <= partsApart*max(math.Abs(x), math.Abs(y), 1)
	}
	if near {
		return ""
	}
	return fmt.Sprintf(" is %v, now %v", a, b)
}

func TestAlike(t *testing.T) {
	film := func(x int32, shade uint8, limit float64, label string) *strip.Film {
		path := &strip.Path{X: []int32{0, x}, Y: []int32{0, 8}, Stroke: color.NRGBA{R: shade, A: 255}, Width: 64}
		text := &strip.Text{String: label}
		return &strip.Film{
			Width: 10, Height: 10, Frames: 2, FPS: 20,
			Axes:   []strip.Axes{{Limits: []strip.Limits{{X1: limit, Y1: 1}}, Frame: []int{0, 0}}},
			Layers: []strip.Layer{{States: []strip.State{{path, text}}, Frame: []int{-1, 0}}},
		}
	}
	was := film(80, 100, 1000, "0.5")
	twice := film(80, 100, 1000, "0.5")
	twice.Layers[0].States = append(twice.Layers[0].States, nil)
	twice.Layers[0].Frame[0] = 1
	for _, c := range []struct {
		now  *strip.Film
		want string
	}{
		{was, ""},
		{twice, ""},
		{film(81, 99, 1000.0000001, "0.5"), ""},
		{film(82, 100, 1000, "0.5"), `frame 1 of 2, layer 0 ("")[0].X[1] is 80, now 82`},
		{film(80, 102, 1000, "0.5"), `frame 1 of 2, layer 0 ("")[0].Stroke.R is 100, now 102`},
		{film(80, 100, 1000.00001, "0.5"), `frame 0 of 2, axes 0 ("").X1 is 1000, now 1000.00001`},
		{film(80, 100, 1000, "0.6"), `frame 1 of 2, layer 0 ("")[1].String is 0.5, now 0.6`},
		{&strip.Film{Width: 10, Height: 10, Frames: 2, FPS: 30}, "the film.FPS is 20, now 30"},
	} {
		if got := alike(was, c.now); got != c.want {
			t.Errorf("the difference is %q, want %q", got, c.want)
		}
	}
}
