package lab

import (
	"os"
	"path/filepath"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

// pageConfig switches off the question whether to fetch Jupyter's news.
const pageConfig = `{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}
`

// settings has a saved notebook show its controls as they were last.
const settings = `{"@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": true}}
`

// serverConfig has Jupyter's server send each message at once. By itself it lets
// one that follows another wait until the browser has confirmed that, which the
// browser puts off for 40 ms: a picture that a slider asks for comes later by that.
const serverConfig = `# Messages of kernels go to the browser at once.
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()


c = get_config()
c.ServerApp.kernel_websocket_connection_class = PromptConnection
`

// prepare makes the folders that JupyterLab writes to, all of them in the data
// folder, and returns an environment that names them. The user's own Jupyter
// folder is only read: its kernels show up.
func prepare(p *steps.Place) (env []string, err error) {
	root := filepath.Join(p.Home, "jupyter")
	lab := filepath.Join(root, "config", "labconfig")
	for _, dir := range []string{lab, filepath.Join(root, "data"), filepath.Join(root, "run")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
	}
	for name, text := range map[string]string{
		"labconfig/page_config.json":               pageConfig,
		"labconfig/default_setting_overrides.json": settings,
		"jupyter_server_config.py":                 serverConfig,
	} {
		file := filepath.Join(root, "config", filepath.FromSlash(name))
		if _, err := os.Stat(file); os.IsNotExist(err) { // from then on it is the user's
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				return nil, err
			}
		}
	}
	search := p.Jupyter
	if more := os.Getenv("JUPYTER_PATH"); more != "" {
		search += string(os.PathListSeparator) + more
	}
	return append(os.Environ(),
		"ZOETROPE_HOME="+p.Home,
		"JUPYTER_PATH="+search,
		"JUPYTER_DATA_DIR="+filepath.Join(root, "data"),
		"JUPYTER_CONFIG_DIR="+filepath.Join(root, "config"),
		"JUPYTER_RUNTIME_DIR="+filepath.Join(root, "run"),
		"JUPYTERLAB_SETTINGS_DIR="+filepath.Join(root, "config", "lab", "user-settings"),
		"JUPYTERLAB_WORKSPACES_DIR="+filepath.Join(root, "config", "lab", "workspaces"),
		"IPYTHONDIR="+filepath.Join(root, "ipython"),
		"PYTHONHOME=", "PYTHONPATH=",
	), nil
}
