// ARROWS are the keys that move a slider or choose from a list.
const ARROWS = /^(Arrow|Page|Home$|End$)/

// What such keys are for, among a notebook's controls.
const MOVED = '.jupyter-widgets :is(.noUi-handle, select, input)'

// arrows leaves the keys that move a control to it. Notebook 7 takes them for
// itself before they reach the cells, to go to another cell or close a heading,
// whatever has the focus; JupyterLab does so to those of lists.
export const arrows = () => addEventListener('keydown', (e) => {
  const control = e.composedPath()[0]
  if (e.ctrlKey || e.metaKey || e.altKey || !ARROWS.test(e.key) || !control.matches?.(MOVED)) return
  // So Lumino, which JupyterLab and Notebook 7 are made of, is asked to leave a
  // key alone; all others stay theirs.
  const mark = 'lmSuppressShortcuts'
  if (mark in control.dataset) return
  control.dataset[mark] = 'true'
  setTimeout(() => delete control.dataset[mark])
}, true)
