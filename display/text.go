package display

// HTML is a piece of HTML, shown as such. JupyterLab removes scripts, styles,
// frames and inline SVG from it in a notebook that it does not trust.
type HTML string

// MIMEBundle implements [Bundler].
func (h HTML) MIMEBundle() (map[string]any, error) {
	return map[string]any{"text/html": string(h)}, nil
}

// Markdown is text in Markdown, with formulas in LaTeX between dollar signs.
type Markdown string

// MIMEBundle implements [Bundler].
func (m Markdown) MIMEBundle() (map[string]any, error) {
	return map[string]any{"text/markdown": string(m)}, nil
}
