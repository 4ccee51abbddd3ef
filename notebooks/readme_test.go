package notebooks_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// The cell of the README does what the README says, as it stands there.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, source, found := strings.Cut(string(text), "```go\n")
	source, _, closed := strings.Cut(source, "```\n")
	if !found || !closed {
		t.Fatal("the README has no cell of Go")
	}
	nb := &nbformat.Notebook{Cells: []*nbformat.Cell{{Source: source}}}
	dir := t.TempDir()
	if _, err := kernel.Run(t.Context(), nb, &kernel.RunOptions{Spec: jupytertest.Spec(t), Dir: dir, Timeout: 2 * time.Minute}); err != nil {
		t.Fatal(err)
	}
	shown := nb.Cells[0].Outputs
	if len(shown) != 1 || shown[0].Type != nbformat.DisplayData {
		t.Fatalf("the cell shows %d outputs, want the player alone", len(shown))
	}
	if html, _ := shown[0].Data["text/html"].(string); !strings.HasPrefix(html, "<img ") || !strings.Contains(html, "<script>") {
		t.Error("the output is no player")
	}
	// The picture at the top is what the cell saves.
	saved, err := os.ReadFile(filepath.Join(dir, "sine.gif"))
	if err != nil {
		t.Fatal(err)
	}
	picture, err := os.ReadFile("../.readme/sine.gif")
	if err != nil {
		t.Fatal(err)
	}
	if string(saved) != string(picture) {
		t.Error("the README's picture is not what its cell saves: run the cell and take its sine.gif")
	}
}
