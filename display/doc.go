// Package display shows things below a notebook's cell: figures, pictures,
// HTML, Markdown, text.
//
//	display.Show(fig)
//	display.Show(display.Markdown("The *frequency* is $\\omega$."), img)
//	display.Check(fig.Save("wave.gif"))
//
// A call returns when the notebook's kernel has what was shown, so nothing is
// lost if the program ends right after it, in whatever way. What a cell sends
// is slowed down to 300 outputs a second after the first 200, because Jupyter
// drops what comes at three times that rate.
//
// In a notebook the kernel must be GoNB or one built on it, such as "Go
// (Zoetrope)". Outside of a notebook the same program writes files and says on
// standard error where they are: zoetrope-wave-001.html, -002.png and so on for
// a program named wave, in the working folder or the one named by the
// environment variable ZOETROPE_OUT. The next run writes over them. Plain text
// goes to standard output instead.
//
// A cell must not use GoNB's own package gonbui beside this one, as only one of
// them can hold the connection to the kernel.
package display
