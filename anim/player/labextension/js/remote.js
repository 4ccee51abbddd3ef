// The container that JupyterLab loads: what webpack's module federation asks of
// a script, by hand. The extension needs none of JupyterLab's own modules.
import { plugin } from './plugin.js'

const container = {
  init() {},
  async get(module) {
    if (module != './extension') throw new Error(`Zoetrope has no module ${module}`)
    return () => ({ __esModule: true, default: plugin })
  },
}

;(window._JUPYTERLAB ??= {}).zoetrope = container
