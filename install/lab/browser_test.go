package lab

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/install/installtest"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// The address opens the notebook with our kernel, Shift-Enter runs its cells,
// and nothing asks the user for anything or the world outside for news.
func TestShiftEnter(t *testing.T) {
	tab := browsertest.New(t, &browsertest.Options{Patience: 2 * time.Minute})
	p := installtest.Place(t)
	root := t.TempDir()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "runs.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "runs.ipynb"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Start(t.Context(), p, Options{Root: root, Notebook: "runs.ipynb"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	tab.Open(s.URL)
	tab.Wait(`document.querySelectorAll(".jp-Notebook .jp-CodeCell").length == 2`)
	tab.Wait(`document.querySelector(".jp-KernelName, .jp-Toolbar-kernelName")?.textContent.includes("Go (Zoetrope)")`)
	tab.Wait(`document.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status == "idle"`)
	tab.Exec(`document.querySelector(".jp-Notebook .jp-CodeCell .cm-content").focus()`)
	for range 2 {
		tab.Do(chromedp.KeyEvent("\r", chromedp.KeyModifiers(chromedp.ModifierShift)))
	}
	tab.Wait(`document.querySelector(".jp-Notebook .jp-OutputArea-output")?.textContent.includes("42")`)
	if n := browsertest.Eval[int](tab, `document.querySelectorAll(".jp-Dialog, .Toastify__toast").length`); n > 0 {
		t.Errorf("JupyterLab asks or tells something: %s", browsertest.Eval[string](tab, `document.querySelector(".jp-Dialog, .Toastify__toast").textContent`))
	}
	for _, u := range tab.Requests() {
		if !strings.HasPrefix(u, s.Base+"/") {
			t.Errorf("JupyterLab asks %s", u)
		}
	}
}
