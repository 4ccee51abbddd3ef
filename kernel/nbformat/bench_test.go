package nbformat

import (
	"strings"
	"testing"
)

// executed is a notebook of 100 cells with a picture of 200 kB each.
func executed(b *testing.B) []byte {
	nb := &Notebook{}
	for range 100 {
		nb.Cells = append(nb.Cells, &Cell{Source: "plot(1)\nplot(2)", Outputs: []*Output{
			{Type: DisplayData, Data: Object{"image/png": strings.Repeat("iVBORw0KGg", 20_000)}},
		}})
	}
	nb.FillIDs()
	data, err := nb.Encode()
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func BenchmarkDecode(b *testing.B) {
	data := executed(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodeOneEdit(b *testing.B) {
	data := executed(b)
	nb, err := Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	nb.Cells[50].Source = "plot(3)"
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := nb.Encode(); err != nil {
			b.Fatal(err)
		}
	}
}
