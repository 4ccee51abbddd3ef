package strip

import (
	"image/color"
	"math"
	"strings"
	"testing"
)

// Each row breaks one rule of a film that keeps them all.
func TestValidateNamesTheFault(t *testing.T) {
	if err := everything().Validate(); err != nil {
		t.Fatal(err)
	}
	path := func(f *Film) *Path { return f.Layers[0].States[0][0].(*Path) }
	each := func(f *Film) *Marks { return f.Layers[1].States[1][0].(*Marks) }
	image := func(f *Film) *Image { return f.Layers[2].States[0][0].(*Image) }
	text := func(f *Film) *Text { return f.Layers[2].States[0][1].(*Text) }
	for _, c := range []struct {
		want    string
		breakIt func(f *Film)
	}{
		{"Width is 0, want 1 to 16384", func(f *Film) { f.Width = 0 }},
		{"Height is 16385, want 1 to 16384", func(f *Film) { f.Height = 16385 }},
		{"Frames is 0,", func(f *Film) { f.Frames = 0 }},
		{"FPS is NaN, want above 0 and at most 1000", func(f *Film) { f.FPS = math.NaN() }},
		{"FPS is 0,", func(f *Film) { f.FPS = 0 }},
		{"FPS is 1001,", func(f *Film) { f.FPS = 1001 }},
		{"Repeat is 3, want 0 to 2", func(f *Film) { f.Repeat = 3 }},
		{"RepeatDelay is -1ns, want 0 to 24h0m0s", func(f *Film) { f.RepeatDelay = -1 }},
		{"Title is not UTF-8", func(f *Film) { f.Title = "\xff" }},
		{"the length of Params is 17, want 0 to 16", func(f *Film) { f.Params = make([]Param, 17) }},
		{"Params[0].Name is not UTF-8", func(f *Film) { f.Params[0].Name = "\xff" }},
		{"Params[0].Values[2] is not UTF-8", func(f *Film) { f.Params[0].Values[2] = "\xed\xa0\x80" }},
		{"the length of Params[1].Values is 0, want 1 to 1048576", func(f *Film) { f.Params[1].Values = nil }},
		{"the values of Params[0] to [1] make 1572864 films", func(f *Film) { f.Params[1].Values = make([]string, 1<<19) }},
		{"Frames is 6, want a multiple of 4", func(f *Film) { f.Params[0].Values = make([]string, 4) }},
		{"Controls[1].Kind is 2, want 0 to 1", func(f *Film) { f.Controls[1].Kind = 2 }},
		{"Controls[0].Layer is 3, want 0 to 2", func(f *Film) { f.Controls[0].Layer = 3 }},
		{"Controls[0].Rect is", func(f *Film) { f.Controls[0].Rect.X0 = 9e5 }},
		{"Controls[1].Label is not UTF-8", func(f *Film) { f.Controls[1].Label = "\xff" }},
		{"Controls[1].Pause is not UTF-8", func(f *Film) { f.Controls[1].Pause = "\xff" }},
		{"Controls[1].Size is -1", func(f *Film) { f.Controls[1].Size = -1 }},
		{"Controls[0].Min, Max or Step is +Inf", func(f *Film) { f.Controls[0].Max = math.Inf(1) }},
		{"Controls[0] has Min 0, Max 5 and Step 0.1, want 0 < Min < Max", func(f *Film) { f.Controls[0].Min = 0 }},
		{"Controls[1] has Min 0, Max 1 and Step 0", func(f *Film) { f.Controls[1].Max = 1 }},
		{"Sound.Type is empty", func(f *Film) { f.Params, f.Sound = nil, &Sound{Data: []byte{1}} }},
		{"the length of Sound.Data is 0", func(f *Film) { f.Params, f.Sound = nil, &Sound{Type: "audio/wav"} }},
		{"both Sound and Params", func(f *Film) { f.Sound = &Sound{Type: "audio/wav", Data: []byte{1}} }},
		{"Poster is 6, want 0 to 5", func(f *Film) { f.Poster = 6 }},
		{"axes and layers, want at most 65536", func(f *Film) { f.Axes = make([]Axes, 1<<16) }},
		{"frames times (axes + layers + 1)", func(f *Film) { f.Frames, f.Params = 1<<22, nil }},
		{"Axes[1].Title is not UTF-8", func(f *Film) { f.Axes[1].Title = "\xff" }},
		{"Axes[0].X is not UTF-8", func(f *Film) { f.Axes[0].X = "\xff" }},
		{"Axes[0].Y is not UTF-8", func(f *Film) { f.Axes[0].Y = "\xff" }},
		{"Axes[0].Rect is {5 80 4 720}, want X0 <= X1", func(f *Film) { f.Axes[0].Rect.X0, f.Axes[0].Rect.X1 = 5, 4 }},
		{"Axes[0].Limits[1] is +Inf, want a finite number", func(f *Film) { f.Axes[0].Limits[1].X0 = math.Inf(1) }},
		{"Axes[0].Limits[0] is {0 1 0 1000}, want limits above 0", func(f *Film) { f.Axes[0].Limits[0].Y0 = 0 }},
		{"Axes[0].Frame has length 5, want 6", func(f *Film) { f.Axes[0].Frame = f.Axes[0].Frame[1:] }},
		{"Axes[0].Frame[0] is -1, want 0 to 1", func(f *Film) { f.Axes[0].Frame[0] = -1 }},
		{"Layers[0].Label is not UTF-8", func(f *Film) { f.Layers[0].Label = "\xff" }},
		{"Layers[0].Axes is 2, want -1 to 1", func(f *Film) { f.Layers[0].Axes = 2 }},
		{"Layers[0].Clip is", func(f *Film) { f.Layers[0].Clip = Rect{Y0: 1} }},
		{"Layers[0].Frame[3] is 3, want -1 to 2", func(f *Film) { f.Layers[0].Frame[3] = 3 }},
		{"Layers[0].States[0][0]: the operation is nil", func(f *Film) { f.Layers[0].States[0][0] = nil }},
		{"Layers[0].States[0][0]: the operation is nil", func(f *Film) { f.Layers[0].States[0][0] = (*Path)(nil) }},
		{"Path.Width is -1", func(f *Film) { path(f).Width = -1 }},
		{"Path.Cap is 3, want 0 to 2", func(f *Film) { path(f).Cap = 3 }},
		{"Path.Dash[1] is -1, want 0 or more", func(f *Film) { path(f).Dash[1] = -1 }},
		{"Path.Dash is all 0", func(f *Film) { path(f).Dash = make([]int32, 2) }},
		{"Path.Verbs[1].Kind is 5, want 0 to 4", func(f *Film) { path(f).Verbs[1].Kind = 5 }},
		{"Path.Verbs[0].Kind is 1, want 0: a path begins with a move", func(f *Film) { path(f).Verbs[0].Kind = LineTo }},
		{"Path.Verbs[1].N is 0, want 1 or more", func(f *Film) { path(f).Verbs[1].N = 0 }},
		{"Path.Verbs closes the path 9 times, more often than its 8 points", func(f *Film) { path(f).Verbs[4].N = 9 }},
		{"Path.X and Y have length 7 and 8, want 8, the points of Verbs", func(f *Film) { path(f).X = path(f).X[1:] }},
		{"Layers[1].States[0][1]: Marks.Shape is 10, want 0 to 9", func(f *Film) { each(f).Shape = 10 }},
		{"Marks.EdgeWidth is -1", func(f *Film) { each(f).EdgeWidth = -1 }},
		{"the length of Marks.Colors is 0, want 1 to 256", func(f *Film) { each(f).Colors = nil }},
		{"Marks.Y has length 2, want 3 as X", func(f *Film) { each(f).Y = each(f).Y[1:] }},
		{"Marks.Size has length 2, want 1 or 3 as X", func(f *Film) { each(f).Size = each(f).Size[1:] }},
		{"Marks.Size[1] is -1, want 0 or more", func(f *Film) { each(f).Size[1] = -1 }},
		{"Marks.Index has length 2, want 0 or 3 as X", func(f *Film) { each(f).Index = each(f).Index[1:] }},
		{"Marks.Index[0] is 3, want 0 to 2, an index into Colors", func(f *Film) { each(f).Index[0] = 3 }},
		{"Text.String is not UTF-8", func(f *Film) { text(f).String = "\xff" }},
		{"Text.Align is 3, want 0 to 2", func(f *Film) { text(f).Align = 3 }},
		{"Text.Size is -1", func(f *Film) { text(f).Size = -1 }},
		{"Text.Width is -1", func(f *Film) { text(f).Width = -1 }},
		{"Text.Font is 16, want 0 to 15", func(f *Film) { text(f).Font = 16 }},
		{"Image.Rect is", func(f *Film) { image(f).Rect.X0 = 1e6 }},
		{"Image.W is 0, want 1 to 16384", func(f *Film) { image(f).W = 0 }},
		{"Image.H is -1, want 1 to 16384", func(f *Film) { image(f).H = -1 }},
		{"the length of Image.Palette is 257, want 0 to 256", func(f *Film) { image(f).Palette = make([]color.NRGBA, 257) }},
		{"Image.Pix has length 6, want 24", func(f *Film) { image(f).Palette = nil }},
		{"Image.Pix[5] is 3, want 0 to 2, an index into Palette", func(f *Film) { image(f).Pix[5] = 3 }},
		{"Image.Min is NaN, want a finite number", func(f *Film) { image(f).Min = math.NaN() }},
		{"Image.Max is -Inf, want a finite number", func(f *Film) { image(f).Max = math.Inf(-1) }},
	} {
		f := everything()
		c.breakIt(f)
		if err := f.Validate(); err == nil || !strings.HasPrefix(err.Error(), "strip: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}
