// The container that JupyterLab loads: what webpack's module federation asks of
// a script, by hand. Of JupyterLab's own modules the extension needs only a name.
import { plugin } from './plugin.js'

let shared = {} // JupyterLab's modules, by name and version

const container = {
  init(scope) {
    shared = scope
  },
  async get(module) {
    if (module != './extension') throw new Error(`Zoetrope has no module ${module}`)
    const extension = plugin(await palette())
    return () => ({ __esModule: true, default: extension })
  },
}

// palette gives the token of the palette of commands, or nothing where there is
// none.
async function palette() {
  try {
    const [apputils] = Object.values(shared['@jupyterlab/apputils'])
    return (await apputils.get())().ICommandPalette
  } catch { /* the menus are enough */ }
}

;(window._JUPYTERLAB ??= {}).zoetrope = container
