package model

import (
	"fmt"
	"math"
)

// Clock is how long a model runs and in what steps.
type Clock struct {
	// Duration is the simulated time in ms. Zero: 2000.
	Duration float64
	// Step is the integration step in ms. Zero: 0.1.
	Step float64
}

func (c Clock) filled() Clock {
	if c.Duration == 0 {
		c.Duration = 2000
	}
	if c.Step == 0 {
		c.Step = 0.1
	}
	if !(c.Step > 0) || math.IsInf(c.Step, 0) {
		panic(fmt.Sprintf("model: Clock.Step is %v ms, want above 0", c.Step))
	}
	if !(c.Duration >= c.Step) || math.IsInf(c.Duration, 0) {
		panic(fmt.Sprintf("model: Clock.Duration is %v ms, want at least one Step of %v ms", c.Duration, c.Step))
	}
	return c
}

// steps is the number of steps.
func (c Clock) steps() int {
	c = c.filled()
	return int(math.Round(c.Duration / c.Step))
}

// Times are the ends of the steps in ms: Step, 2·Step, … Duration.
func (c Clock) Times() []float64 {
	t := make([]float64, c.steps())
	dt := c.filled().Step
	for k := range t {
		t[k] = float64(k+1) * dt
	}
	return t
}
