package visual_test

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/goldentest"
)

func TestGolden(t *testing.T) {
	goldentest.Run(t, map[string]func(){
		"example":        Example,
		"activity":       ExampleActivity,
		"spikehistogram": ExampleSpikeHistogram,
		"isi":            ExampleISIDistribution,
		"ratemap":        ExampleRateMap,
		"tuning":         ExampleTuningCurve,
		"trajectory":     ExampleTrajectory,
		"trajectory3d":   ExampleTrajectory3D,
		"phase":          ExamplePhasePortrait,
		"connectivity":   ExampleConnectivity,
		"correlation":    ExampleCorrelation,
		"network":        ExampleNetwork,
		"learning":       ExampleLearningCurve,
		"panels":         Example_panels,
	})
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
