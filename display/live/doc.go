// Package live shows sliders, buttons and other controls below a notebook's cell
// that work while the cell runs: moving one changes a value in the program.
//
//	live.Interact(func(w float64) image.Image { return draw(w) },
//		&live.Slider{Label: "coupling", Max: 2, Step: 0.05})
//
// is ipywidgets' interact, and
//
//	w := &live.Slider{Label: "coupling", Max: 2}
//	for v := range w.Values() {
//		…
//	}
//
// a loop over the values as they come. They are the real widgets of ipywidgets,
// so they work wherever those do: JupyterLab, Notebook 7, JupyterHub. Each is
// used through a pointer to a struct whose zero fields have ipywidgets' defaults.
//
// Run shows a simulation while it runs: a film of package anim that grows.
//
//	for k := range live.Run(fig).Stream() {
//		…
//	}
//
// A function of Interact that returns a figure of package anim had better not run
// a loop: a figure without one is drawn as a picture, which takes the place of the
// one before at once, while a film starts a new player each time.
//
// # Coming from ipywidgets
//
//	FloatSlider(value=0.5, min=0, max=2)   &live.Slider{Initial: 0.5, Max: 2}
//	continuous_update=False                OnRelease: true
//	description, tooltip                   Label, Help
//	readout_format, layout.width           Format, Width
//	Dropdown, RadioButtons,                live.Choice, with a Look
//	ToggleButtons, Select
//	ToggleButton, Checkbox                 live.Toggle, live.Check
//	interact(f, w=slider)                  live.Interact(f, slider)
//	slider.observe(f, 'value')             slider.OnChange(f), and live.Wait()
//	slider.value, slider.value = 1         slider.Value(), slider.Set(1)
//	display(slider)                        live.Show(slider)
//
// OnRelease is the other way round so that its zero value is ipywidgets' default.
//
// # How a cell ends
//
// A cell runs as long as its controls do: until its Done button is pressed,
// another cell is run, the kernel is interrupted, or the code breaks out of its
// loop or calls [Stop]. Then the controls stay, disabled, with a note, and so they
// are saved in the notebook (Settings > Save Widget State Automatically); what an
// Interact has shown last is an ordinary output. To use the controls again, run
// the cell again.
//
// A cell that is run while this one waits for the user ends what waits,
// [Interact], [Wait] and loops over Values, as Done does; so Run All Cells passes
// through all of them, with their first pictures, and stops at the last cell if
// that has controls. Loops that compute go on to their end. A cell that is to keep
// its controls, while others wait for its Done, begins with [Hold]. An editor that
// sends a cell to the kernel only when the one before has ended cannot make a cell
// give way: there Run All waits for Done.
//
// # Where nobody can move a control
//
// Nothing waits: each Values has one value, the first, each function of Interact
// or OnChange is called once. That is so
//
//   - when no page of JupyterLab or Notebook with the extension
//     jupyterlab_widgets has had the notebook open since the kernel's start, as
//     in nbconvert, nbclient or papermill;
//   - on any kernel but "Go (Zoetrope)", which then says so;
//   - outside of notebooks.
//
// What is left then is one picture. For readers without a kernel put a film with
// sliders of its own beside it, from the same function that draws: package anim's
// Sweep and SweepAll.
//
// Whether somebody is there is known by a request that ipywidgets' extension
// makes of the kernel when it opens a notebook. Other front ends with widgets,
// such as those in editors, may not make it; there the environment variable
// ZOETROPE_LIVE=on, in a cell of its own before as
//
//	%env ZOETROPE_LIVE on
//
// makes cells wait, and off never.
//
// # What does not work
//
// Text that a cell prints after the page was loaded anew does not appear, as with
// every Jupyter kernel; controls and Interact's results do. Functions run in one
// goroutine and no faster than they are; a page shows at most 30 pictures a
// second of one Interact.
package live
