package anim_test

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/goldentest"
)

// TestGolden runs the examples and compares their pictures.
func TestGolden(t *testing.T) {
	goldentest.Run(t, map[string]func(){
		"example":     Example,
		"line":        ExampleLine,
		"scatter":     ExampleScatter,
		"bars":        ExampleBars,
		"fillbetween": ExampleFillBetween,
		"segments":    ExampleSegments,
		"fadingline":  ExampleFadingLine,
		"span":        ExampleSpan,
		"vline":       ExampleVLine,
		"hline":       ExampleHLine,
		"text":        ExampleText,
		"formulas":    Example_formulas,
		"symbols":     Example_symbols,
		"annotation":  ExampleAnnotation,
		"polygon":     ExamplePolygon,
		"ellipse":     ExampleEllipse,
		"histogram":   ExampleHistogram,
		"arrows":      ExampleArrows,
		"stream":      ExampleStreamPlot,
		"contour":     ExampleContour,
		"figure":      ExampleFigure,
		"plotter":     Example_plotters,
		"layer":       ExampleLayer,
		"legend":      ExampleLegend,
		"right":       ExampleAxes_right,
		"grid":        ExampleGridStyle,
		"cell":        ExampleCell,
		"axis":        ExampleAxis,
		"heatmap":     ExampleHeatmap,
		"prepared":    ExampleFigure_Steps_prepared,
		"image":       ExampleImage,

		"animate1d":         ExampleAnimate1D,
		"animate2d":         ExampleAnimate2D,
		"theme_dark":        ExampleTheme_dark,
		"speedslider":       ExampleSpeedSlider,
		"theme_classic":     ExampleTheme_classic,
		"theme_publication": ExampleTheme_publication,
		"theme_colorblind":  ExampleTheme_colorBlind,
	})
}
