// The extension: it watches for films and offers what can be done with them in
// the menu of an output, and to the keyboard in the palette of commands. And it
// sees to it that controls get their keys.
import { arrows } from './arrows.js'
import { watch } from './films.js'
import { lines } from './line.js'
import { FORMATS, openPage, save } from './save.js'

// The outputs of code cells, in a notebook and in a view of their own.
const OUTPUT = '.jp-OutputArea-child'

// Where in the menu: before what is about the cell.
const RANK = 0.1

// plugin returns the extension. Palette is JupyterLab's token for the palette of
// commands, if it is known.
export const plugin = (Palette) => ({
  id: 'zoetrope:films',
  description: 'Plays films in outputs, trusted or not, and saves them.',
  autoStart: true,
  optional: Palette ? [Palette] : [],
  activate(app, palette) {
    const films = watch(document.body, OUTPUT, lines(app))
    arrows()

    // The menu is about the film under the pointer, or the first of its output;
    // the palette about that of which a menu has been or that has the focus.
    let under = null
    document.addEventListener('contextmenu', (e) => under = e.target, true)
    document.addEventListener('focusin', (e) => {
      if (e.target.closest?.(OUTPUT)) under = e.target
    }, true)
    const chosen = () => {
      const shown = films.shown().filter((host) => !host.zoetrope.growing), output = under?.closest?.(OUTPUT)
      return shown.find((host) => host.contains(under)) ?? (output && shown.find((host) => output.contains(host)))
    }

    const add = (name, label, execute, isVisible) => {
      const command = 'zoetrope:' + name
      app.commands.addCommand(command, { label, isVisible, execute })
      app.contextMenu.addItem({ command, selector: OUTPUT, rank: RANK })
      palette?.addItem({ command, category: 'Films' })
    }
    const separate = () => app.contextMenu.addItem({ type: 'separator', selector: OUTPUT, rank: RANK })
    separate()
    const any = () => films.shown().length > 0, one = () => !!chosen()
    add('play-all', 'Play All Films', films.play, any)
    add('pause-all', 'Pause All Films', films.pause, any)
    add('open', 'Open Film in New Browser Tab', () => openPage(chosen()), one)
    for (const format of FORMATS) add('save-' + format.ending, `Save Film as ${format.name}`, () => save(chosen(), format), one)
    separate()
  },
})
