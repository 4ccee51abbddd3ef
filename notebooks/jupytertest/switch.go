package jupytertest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/labextension"
)

// Extension switches the extension on or off, for pages that are opened from
// now on until the end of the test. At first it is on.
func (j *Jupyter) Extension(t *testing.T, on bool) {
	t.Helper()
	name := filepath.Join(j.Home, "jupyter", "config", "labconfig", "page_config.json")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var config map[string]map[string]bool
	if err := json.Unmarshal(data, &config); err != nil {
		t.Fatal(err)
	}
	config["disabledExtensions"][labextension.Name] = !on
	changed, err := json.Marshal(config)
	if err == nil {
		err = os.WriteFile(name, changed, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Error(err)
		}
	})
}
