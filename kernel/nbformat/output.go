package nbformat

// OutputType is what an output is.
type OutputType string

const (
	Stream        OutputType = "stream"         // printed text
	DisplayData   OutputType = "display_data"   // something shown
	ExecuteResult OutputType = "execute_result" // the value of a cell
	Error         OutputType = "error"          // what ended a cell
)

// An Output is one thing a code cell has produced. Which fields count depends
// on its Type.
type Output struct {
	Type OutputType

	// Name is a [Stream]'s name, "stdout" or "stderr".
	Name string
	// Text is a [Stream]'s text.
	Text string

	// Data is what a [DisplayData] or [ExecuteResult] shows: by MIME type, the
	// same thing in different forms. Text is a string, a picture is a string
	// in base64, and JSON types are any JSON value.
	Data Object
	// Metadata says more about Data, by MIME type.
	Metadata Object
	// ExecutionCount is the number in front of an [ExecuteResult]; 0 is none.
	ExecutionCount int

	// EName, EValue and Traceback are an [Error]'s name, message and trace, a
	// string a step with the terminal's colour codes in it.
	EName, EValue string
	Traceback     []string

	// Extra holds the fields that the format does not know.
	Extra Object

	orig *node // where the output was read from, or nil
}
