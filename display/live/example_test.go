package live_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/display/live"
)

// In a notebook the function is called whenever a slider moves, until Done is
// pressed. Here, where nobody can move one, it is called once.
func ExampleInteract() {
	live.Interact(func(rate float64, n int) string {
		return fmt.Sprintf("%d neurons fire %g times a second", n, rate)
	},
		&live.Slider{Label: "rate", Max: 50, Initial: 8},
		&live.IntSlider{Label: "neurons", Min: 1, Max: 1000, Step: 10},
	)
	// Output: 1 neurons fire 8 times a second
}

// The loop's body runs with each new value.
func ExampleSlider_Values() {
	w := &live.Slider{Label: "coupling", Max: 2, Step: 0.05, Initial: 0.5}
	for v := range w.Values() {
		fmt.Println("coupling", v)
	}
	// Output: coupling 0.5
}

// Functions of OnChange are called while Wait waits.
func ExampleWait() {
	model := &live.Choice{Options: []string{"Hopf", "Wilson-Cowan", "FitzHugh-Nagumo"}, Look: live.Radio}
	noise := &live.Check{Label: "noise", Initial: true}
	model.OnChange(func(name string) { fmt.Println(name, noise.Value()) })
	live.Show(&live.HBox{Children: []live.Widget{model, noise}})
	live.Wait()
	// Output: Hopf true
}

// A cell that begins with Hold keeps its controls when another cell is run, which
// then waits for Done.
func ExampleHold() {
	live.Hold()
	rate := &live.Slider{Label: "rate", Max: 50, Initial: 8}
	for v := range rate.Values() {
		fmt.Println(v, "spikes a second")
	}
	// Output: 8 spikes a second
}
