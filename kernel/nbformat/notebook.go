// Package nbformat reads and writes Jupyter notebooks of the formats 4.0 to
// 4.5 (and later 4.x, whose unknown fields it keeps).
//
// A notebook that is read and written unchanged is the same file, byte for
// byte, whatever its indentation, key order, escapes or last newline. What is
// changed is written the way Jupyter writes it (indented by one space, keys
// sorted, text split into lines, no escapes for characters beyond ASCII), and
// everything around it stays as it was. A whole notebook made in Go is written
// as Jupyter would write it.
//
//	nb, err := nbformat.ReadFile("waves.ipynb")
//	...
//	nb.Cells[0].Source = "fmt.Println(42)"
//	err = nb.WriteFile("waves.ipynb")
//
// The format is described at https://nbformat.readthedocs.io.
package nbformat

// An Object is a JSON object. Its values are what encoding/json makes of JSON,
// with numbers as [encoding/json.Number] so that none changes by being read;
// any value that encoding/json can encode may be put in.
type Object map[string]any

// A Notebook is a list of cells. The zero Notebook is an empty one.
type Notebook struct {
	// Version is the format's version. The zero Version stands for [Latest].
	Version Version
	// Metadata holds the kernel's name, its language and whatever else tools
	// keep about the notebook as a whole.
	Metadata Object
	// Cells are the cells from top to bottom; none is nil.
	Cells []*Cell
	// Extra holds the top-level fields that the format does not know.
	Extra Object

	data []byte // the file the notebook was read from, or nil
	root *node  // what data says
}

// A Version is the version of the notebook format, 4.5 say.
type Version struct{ Major, Minor int }

// Latest is the version of a notebook made in Go.
var Latest = Version{4, 5}

func (v Version) orLatest() Version {
	if v == (Version{}) {
		return Latest
	}
	return v
}

// hasIDs says whether cells have ids, which came with version 4.5.
func (v Version) hasIDs() bool {
	v = v.orLatest()
	return v.Major > 4 || v.Major == 4 && v.Minor >= 5
}

// KernelName is the name of the kernel that the notebook asks for, or "".
func (nb *Notebook) KernelName() string { return nb.kernelspec("name") }

// KernelDisplayName is the kernel's name for people, or "".
func (nb *Notebook) KernelDisplayName() string { return nb.kernelspec("display_name") }

func (nb *Notebook) kernelspec(field string) string {
	var spec map[string]any
	switch m := nb.Metadata["kernelspec"].(type) {
	case map[string]any:
		spec = m
	case Object:
		spec = m
	}
	s, _ := spec[field].(string)
	return s
}
