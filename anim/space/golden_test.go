package space_test

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/goldentest"
)

func TestGolden(t *testing.T) {
	goldentest.Run(t, map[string]func(){
		"scene":       ExampleScene,
		"line":        ExampleLine,
		"points":      ExamplePoints,
		"area":        ExampleArea,
		"waterfall":   ExampleWaterfall,
		"perspective": ExampleScene_perspective,
	})
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
