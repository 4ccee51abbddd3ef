package strip

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image/color"
	"math"
)

// dump writes a film as JSON such that dump in testdata/differ.mjs writes the
// same of the player's film: fields in alphabetical order, floating point
// numbers as their bits, bytes as hexadecimal digits.
func dump(f *Film) string {
	m := map[string]any{
		"width": f.Width, "height": f.Height, "frames": f.Frames, "fps": float(f.FPS),
		"repeat":      []string{"loop", "once", "reflect"}[f.Repeat],
		"repeatDelay": float(f.RepeatDelay.Seconds()), "title": f.Title, "params": dumpParams(f.Params),
		"poster": f.Poster, "length": f.FilmFrames(), "background": css(f.Background),
	}
	axes := []any{}
	for _, a := range f.Axes {
		limits := []any{}
		for _, l := range a.Limits {
			limits = append(limits, map[string]any{"x0": float(l.X0), "x1": float(l.X1), "y0": float(l.Y0), "y1": float(l.Y1)})
		}
		axes = append(axes, map[string]any{
			"title": a.Title, "rect": dumpRect(a.Rect), "x": a.X, "y": a.Y, "xLog": a.XLog, "yLog": a.YLog,
			"limits": limits, "frame": list(a.Frame),
		})
	}
	layers := []any{}
	for _, l := range f.Layers {
		states := []any{}
		for _, s := range l.States {
			ops := []any{}
			for _, op := range s {
				ops = append(ops, dumpOp(op))
			}
			states = append(states, ops)
		}
		var clip any
		if l.Clip != (Rect{}) {
			clip = dumpRect(l.Clip)
		}
		layers = append(layers, map[string]any{"label": l.Label, "axes": l.Axes, "clip": clip, "states": states, "frame": list(l.Frame)})
	}
	m["axes"], m["layers"], m["controls"], m["sound"] = axes, layers, dumpControls(f.Controls), nil
	if s := f.Sound; s != nil {
		m["sound"] = map[string]any{"type": s.Type, "data": hex.EncodeToString(s.Data)}
	}
	b, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func dumpParams(params []Param) any {
	out := []any{}
	for _, p := range params {
		out = append(out, map[string]any{"name": p.Name, "menu": p.Menu, "values": list(p.Values)})
	}
	return out
}

func dumpControls(controls []Control) any {
	out := []any{}
	for _, c := range controls {
		out = append(out, map[string]any{
			"kind": []string{"speed", "play"}[c.Kind], "layer": c.Layer, "rect": dumpRect(c.Rect), "label": c.Label, "pause": c.Pause,
			"size": c.Size, "ink": css(c.Ink), "accent": css(c.Accent), "face": css(c.Face),
			"min": float(c.Min), "max": float(c.Max), "step": float(c.Step),
		})
	}
	return out
}

func dumpOp(op Op) any {
	switch op := op.(type) {
	case *Path:
		verbs := []any{}
		for _, v := range op.Verbs {
			verbs = append(verbs, map[string]any{"kind": v.Kind, "n": v.N})
		}
		return map[string]any{
			"kind": "path", "fill": css(op.Fill), "stroke": css(op.Stroke), "width": op.Width, "dash": list(op.Dash),
			"dashOffset": op.DashOffset, "cap": []string{"butt", "round", "square"}[op.Cap], "crisp": op.Crisp,
			"verbs": verbs, "x": list(op.X), "y": list(op.Y),
		}
	case *Marks:
		colors := []any{}
		for _, c := range op.Colors {
			colors = append(colors, css(c))
		}
		return map[string]any{
			"kind": "marks", "shape": op.Shape, "x": list(op.X), "y": list(op.Y), "size": list(op.Size), "colors": colors,
			"index": digits(op.Index), "edge": css(op.Edge), "edgeWidth": op.EdgeWidth,
		}
	case *Text:
		return map[string]any{
			"kind": "text", "string": op.String, "x": op.X, "y": op.Y, "align": []string{"left", "center", "right"}[op.Align],
			"size": op.Size, "width": op.Width, "font": op.Font, "color": css(op.Color), "angle": op.Angle,
		}
	}
	m := op.(*Image)
	var palette []uint8
	for _, c := range m.Palette {
		palette = append(palette, c.R, c.G, c.B, c.A)
	}
	return map[string]any{
		"kind": "image", "rect": dumpRect(m.Rect), "w": m.W, "h": m.H, "palette": digits(palette), "pix": digits(m.Pix),
		"min": float(m.Min), "max": float(m.Max), "smooth": m.Smooth,
	}
}

func float(x float64) string { return fmt.Sprintf("%016x", math.Float64bits(x)) }

func dumpRect(r Rect) any {
	return map[string]any{"x0": r.X0, "y0": r.Y0, "x1": r.X1, "y1": r.Y1}
}

// list is never null.
func list[T any](v []T) []T {
	if v == nil {
		return []T{}
	}
	return v
}

// digits is null if there are none.
func digits(b []uint8) any {
	if len(b) == 0 {
		return nil
	}
	return hex.EncodeToString(b)
}

func css(c color.NRGBA) any {
	if c.A == 0 {
		return nil
	}
	return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A)
}
