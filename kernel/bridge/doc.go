// Package bridge is the part of the Jupyter kernel "Go (Zoetrope)" that stands
// between Jupyter and GoNB, the program that compiles and runs the cells. It
// listens on Jupyter's five sockets, speaks to GoNB's over Unix sockets, passes
// everything on, and mends in one place what GoNB lacks:
//
//   - Cells are built without "go get" and linked without debug data. A cell
//     that imports a package the project does not have gets its module fetched,
//     or an error that names it.
//   - What is queued behind a failed cell is aborted, and so is what is queued
//     when the user interrupts.
//   - Outputs stay below the rates at which Jupyter's server starts to drop
//     them: updates of one display are thinned, the last is always sent; printed
//     text is joined, and the middle of a flood is left out with a sentence.
//   - kernel_info, is_complete, history and comm_info are answered at once, also
//     while a cell runs.
//   - The program of a running cell can speak with widgets in all front ends, see
//     [CellSocket]; a page that is loaded anew gets them back. It is told when
//     another cell waits for its end.
//   - A display id that a cell chooses shows something at every run of the cell,
//     and a command without a name does not end GoNB.
//   - A client that does not read, or connects and says nothing, holds up nobody.
//   - When Jupyter, the bridge or GoNB ends, in whatever way, all of GoNB's
//     processes end and its temporary files are deleted. Those of the cells are
//     among them: os.TempDir is a folder of the kernel's own.
//
// # What a kernel with this bridge cannot do
//
//   - Completions and inspections are empty while a cell runs.
//   - Go has no expressions to evaluate after a cell: each entry of
//     user_expressions is answered by an error.
//   - history answers for the present kernel only and without outputs.
//   - Only a running cell has comms, such as those of package display/live's
//     widgets; its widgets stay on show with their last state when it has ended.
//     A front end cannot open one to a target of its own: such a comm_open is
//     answered by a comm_close. GoNB's own widgets pass.
//   - There is no debugger, no pager and no execute_result: a Go cell shows
//     something by a call, not by its last expression.
//   - It needs a Unix system. On Linux nothing is left behind; elsewhere that is
//     best effort, see [Reap].
package bridge
