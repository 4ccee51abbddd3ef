package lab

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/install/installtest"
	"github.com/zoetrope-go/zoetrope/install/steps"
)

// The server takes our configuration: what it cannot load it would only log.
func TestServerConfig(t *testing.T) {
	place := installtest.Place(t)
	p := &steps.Place{Home: t.TempDir(), Jupyter: place.Jupyter, Source: place.Source}
	env, err := prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), place.Python(), "-m", "jupyterlab", "--show-config-json")
	cmd.Env = env
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		ServerApp struct {
			Connection string `json:"kernel_websocket_connection_class"`
		}
	}
	if err := json.Unmarshal(out, &config); err != nil {
		t.Fatalf("%v: %.300s", err, out)
	}
	if got := config.ServerApp.Connection; !strings.Contains(got, "PromptConnection") {
		t.Errorf("the connection with kernels is %q, want PromptConnection; the configuration is %s", got, out)
	}
}
