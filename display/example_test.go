package display_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/display"
)

// Neuron is shown as HTML in a notebook.
type Neuron struct {
	Name      string
	Threshold float64 // millivolts
}

// MIMEBundle makes a Neuron a display.Bundler.
func (n Neuron) MIMEBundle() (map[string]any, error) {
	text := fmt.Sprintf("%s fires at %g mV", n.Name, n.Threshold)
	return map[string]any{
		"text/plain": text,
		"text/html":  "<b>" + text + "</b>",
	}, nil
}

// Anything with a MIMEBundle method can be shown, and any other value as text.
func ExampleShow() {
	n := Neuron{"a pyramidal cell", -50}
	display.Show("threshold:", n.Threshold)
	bundle, err := n.MIMEBundle()
	display.Check(err)
	display.Show(bundle["text/html"])
	// Output:
	// threshold:
	// -50
	// <b>a pyramidal cell fires at -50 mV</b>
}

// Outside of a notebook a slot's texts follow each other.
func ExampleSlot() {
	var progress display.Slot
	for epoch := range 3 {
		progress.Update(fmt.Sprintf("epoch %d of 3", epoch+1))
	}
	// Output:
	// epoch 1 of 3
	// epoch 2 of 3
	// epoch 3 of 3
}
