package labextension

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
)

func TestJavaScript(t *testing.T) { browsertest.JavaScript(t, "js/*.test.js") }

func TestDescriptionNamesTheFiles(t *testing.T) {
	files := Files()
	var d struct {
		Name       string
		Jupyterlab struct {
			Build struct{ Load, Extension string } `json:"_build"`
		}
	}
	if err := json.Unmarshal(files["package.json"], &d); err != nil {
		t.Fatal(err)
	}
	if d.Name != Name {
		t.Errorf("the extension is called %q, want %q", d.Name, Name)
	}
	if len(files[d.Jupyterlab.Build.Load]) == 0 {
		t.Errorf("there is no file %q", d.Jupyterlab.Build.Load)
	}
}

// What a film says must never become a script or a request.
func TestTheScriptReachesForNothing(t *testing.T) {
	if m := regexp.MustCompile(`https?:|\beval\b|\bfetch\(|XMLHttpRequest|new Function|insertAdjacentHTML|document\.write|\bimport\(`).Find(script); m != nil {
		t.Errorf("the script contains %q", m)
	}
}
