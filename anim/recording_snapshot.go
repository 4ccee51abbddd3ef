package anim

import (
	"reflect"
	"slices"
)

// waits reports whether an artist's drawing must wait until the film is made:
// that of a placed one, unless it says that it need not. See placed.
func waits(a Artist) (placed, bool) {
	p, ok := a.(placed)
	if w, is := a.(interface{ waits() bool }); is && !w.waits() {
		return nil, false
	}
	return p, ok
}

// copyOf copies an artist with its data: the slices that are exported fields,
// and theirs.
func copyOf[T any](artist *T) *T {
	c := *artist
	v := reflect.ValueOf(&c).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.CanSet() {
			f.Set(copySlice(f))
		}
	}
	return &c
}

func copySlice(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(c, v)
	if v.Type().Elem().Kind() == reflect.Slice {
		for i := range c.Len() {
			c.Index(i).Set(copySlice(c.Index(i)))
		}
	}
	return c
}

// same reports whether two artists are equal, their data included. Those with
// a NaN are not, as numbers are not.
func same[T any](a, b *T) bool {
	// Long lists of numbers are compared apart, for speed.
	x, y := *a, *b
	v, w := reflect.ValueOf(&x).Elem(), reflect.ValueOf(&y).Elem()
	for i := range v.NumField() {
		f, g := v.Field(i), w.Field(i)
		if !f.CanSet() {
			continue
		}
		switch u := f.Interface().(type) {
		case []float64:
			t := g.Interface().([]float64)
			if (u == nil) != (t == nil) || !slices.Equal(u, t) {
				return false
			}
		case [][]float64:
			t := g.Interface().([][]float64)
			if (u == nil) != (t == nil) || !slices.EqualFunc(u, t, slices.Equal[[]float64]) {
				return false
			}
		default:
			continue
		}
		f.SetZero()
		g.SetZero()
	}
	return reflect.DeepEqual(x, y)
}
