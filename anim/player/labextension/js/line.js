// The line to the program of a running cell, on which it sends its film and
// hears how its loop is to run. It is a comm that the program has opened and
// waits on; the class of the picture that stands for the film has its id.

const TARGET = 'zoetrope.film'
const CLASS = /(?:^|\s)zoetrope-live-([0-9a-f]{32})(?:\s|$)/

export const lineID = (img) => CLASS.exec(img.className)?.[1]

// lines makes the lines of a page. app is JupyterLab.
export function lines(app) {
  const open = new Map() // listeners by id

  // notebook is the widget of the notebook that has an element.
  const notebook = (element) => {
    for (const widget of app.shell.widgets('main')) {
      if (widget.sessionContext && widget.node.contains(element)) return widget
    }
  }

  // line connects a picture with the program that has shown it. hear is called
  // with what it says, and with null at its end. It returns a function that says
  // something to the program, or null if nobody is there.
  return async function line(img, hear) {
    const id = lineID(img), there = notebook(img)
    await there?.sessionContext.ready
    const kernel = there?.sessionContext.session?.kernel
    if (!kernel) return null
    const known = await kernel.requestCommInfo({ target_name: TARGET })
    if (!known.content.comms?.[id]) return null
    let l = open.get(id)
    if (!l) {
      const comm = kernel.createComm(TARGET, id)
      l = { comm, ears: new Set() }
      open.set(id, l)
      const end = () => {
        kernel.statusChanged.disconnect(gone)
        if (!open.delete(id)) return
        l.ears.forEach((ear) => ear(null))
        comm.dispose()
      }
      comm.onMsg = ({ content, buffers }) => {
        if (content.data.closed) end()
        else l.ears.forEach((ear) => ear(content.data, buffers ?? []))
      }
      // A kernel that is started anew tells nobody of what has ended.
      const gone = (_, status) => {
        if (['dead', 'restarting', 'autorestarting', 'terminating'].includes(status)) end()
      }
      kernel.statusChanged.connect(gone)
    }
    l.ears.add(hear)
    const page = crypto.randomUUID?.() ?? String(Math.random())
    const say = (content) => {
      if (!l.comm.isDisposed) l.comm.send({ method: 'custom', content: { page, ...content } })
    }
    // output makes a text of HTML the output that the picture stands in, for a
    // page that was loaded since and does not hear of the cell's outputs.
    say.output = (plain, text) => {
      const outputs = cellOf(there, img)?.model.outputs
      for (let i = 0; i < outputs?.length; i++) {
        const { type, data } = outputs.get(i)
        if (String(data['text/html']).includes('zoetrope-live-' + id)) {
          outputs.set(i, { output_type: type, data: { 'text/html': text, 'text/plain': plain }, metadata: {} })
        }
      }
    }
    say({ hello: true, orphan: !cellOf(there, img)?.outputArea?.future })
    return say
  }
}

// cellOf is the notebook's cell that has an element.
const cellOf = (panel, element) => panel.content?.widgets?.find((cell) => cell.node.contains(element))
