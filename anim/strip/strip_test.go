package strip

import (
	"bytes"
	"reflect"
	"testing"
)

// encode returns the strip of a film that must be valid.
func encode(t testing.TB, f *Film, block int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, f, &Options{Block: block}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRoundTripOfRandomFilms(t *testing.T) {
	for seed := range uint64(200) {
		f := newGenerator(seed).film()
		for _, block := range []int{0, 1, 7} {
			got, err := Decode(encode(t, f, block))
			if err != nil {
				t.Fatalf("film %d in blocks of %d: %v", seed, block, err)
			}
			if !reflect.DeepEqual(got, f) {
				t.Fatalf("film %d in blocks of %d is not what it was:\n got %+v\nwant %+v", seed, block, got, f)
			}
		}
	}
}
