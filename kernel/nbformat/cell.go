package nbformat

// CellType is what a cell is.
type CellType string

const (
	Code     CellType = "code"
	Markdown CellType = "markdown"
	Raw      CellType = "raw"
)

// A Cell is one cell of a notebook.
type Cell struct {
	// Type is the cell's type; "" means [Code].
	Type CellType
	// ID names the cell within the notebook: 1 to 64 letters, digits, '-' or
	// '_'. Formats before 4.5 have none. See [Notebook.FillIDs].
	ID string
	// Source is the cell's text.
	Source string
	// Metadata holds tags and whatever tools keep about the cell.
	Metadata Object
	// Attachments are a Markdown or raw cell's embedded files: a MIME bundle
	// by file name.
	Attachments Object
	// Outputs are what a code cell has produced; none is nil.
	Outputs []*Output
	// ExecutionCount is the number in front of a code cell; 0 is none.
	ExecutionCount int
	// Extra holds the fields that the format does not know.
	Extra Object

	orig *node // where the cell was read from, or nil
}

func (c *Cell) kind() CellType {
	if c.Type == "" {
		return Code
	}
	return c.Type
}

// IsCode says whether the cell is a code cell.
func (c *Cell) IsCode() bool { return c.kind() == Code }

// HasTag says whether the cell's metadata lists the tag.
func (c *Cell) HasTag(tag string) bool {
	switch tags := c.Metadata["tags"].(type) {
	case []any:
		for _, t := range tags {
			if t == tag {
				return true
			}
		}
	case []string:
		for _, t := range tags {
			if t == tag {
				return true
			}
		}
	}
	return false
}
