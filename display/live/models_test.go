package live

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// A schema is what testdata/models.py writes of a field.
type schema struct {
	Type    string
	Enum    []any
	AnyOf   []schema
	Default json.RawMessage
	Model   string // of a style
}

func readModels(t *testing.T) map[string]map[string]schema {
	t.Helper()
	text, err := os.ReadFile("testdata/models.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Models map[string]map[string]schema
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file.Models
}

// allows says whether a value of a state, as JSON is decoded, has the type.
func (s schema) allows(v any) bool {
	if len(s.AnyOf) > 0 {
		return slices.ContainsFunc(s.AnyOf, func(s schema) bool { return s.allows(v) })
	}
	if s.Enum != nil {
		return slices.Contains(s.Enum, v)
	}
	switch v := v.(type) {
	case nil:
		return s.Type == "null"
	case bool:
		return s.Type == "boolean"
	case float64:
		return s.Type == "number" || s.Type == "integer" && v == float64(int(v))
	case string:
		return s.Type == "string" || s.Type == "reference" && strings.HasPrefix(v, "IPY_MODEL_")
	case []any:
		return s.Type == "array"
	case map[string]any:
		return s.Type == "object"
	}
	return false
}

// check checks a model's state against ipywidgets' own fields, and that of the
// models it needs. If zero is set, it must have ipywidgets' defaults too.
func check(t *testing.T, models map[string]map[string]schema, m *model, zero bool) {
	t.Helper()
	name := strings.TrimSuffix(m.state["_model_name"].(string), "Model")
	known := models[name]
	if known == nil {
		t.Errorf("ipywidgets has no %s", name)
		return
	}
	state, paths, _ := m.state.encode()
	for _, p := range paths {
		if got := known[p[0]].Type; got != "binary" {
			t.Errorf("%s.%s is binary, want %s", name, p[0], got)
		}
	}
	text := encode(state)
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	for key, v := range got {
		s, ok := known[key]
		if !ok {
			t.Errorf("%s has no field %s", name, key)
			continue
		}
		if !s.allows(v) {
			t.Errorf("%s.%s is %v, want %+v", name, key, v, s)
		}
		var usual any
		if s.Default == nil {
			continue
		}
		if err := json.Unmarshal(s.Default, &usual); err != nil {
			t.Fatal(err)
		}
		if (zero || strings.HasPrefix(key, "_")) && !reflect.DeepEqual(v, usual) && key != "_options_labels" {
			t.Errorf("%s.%s is %v, want the default %v", name, key, v, usual)
		}
	}
	for key, s := range known {
		if _, ok := got[key]; !ok && s.Type == "reference" {
			t.Errorf("%s has no %s", name, key)
		}
	}
	if style := known["style"].Model; style != "" {
		if got := m.state["style"].(*model).state["_model_name"]; got != style {
			t.Errorf("%s has the style %s, want %s", name, got, style)
		}
	}
	for key := range m.will {
		if _, ok := known[key]; !ok {
			t.Errorf("the will of %s has the field %s", name, key)
		}
	}
	for _, n := range m.needs {
		check(t, models, n, zero)
	}
}

func TestModels(t *testing.T) {
	models := readModels(t)
	options := []string{"a", "b"}
	for _, w := range []Widget{
		&Slider{}, &IntSlider{}, &LogSlider{}, &RangeSlider{}, &IntRangeSlider{},
		&Choice{Options: options}, &Choice{Options: options, Look: Radio}, &Choice{Options: options, Look: Buttons}, &Choice{Options: options, Look: List},
		&Toggle{}, &Check{}, &Text{}, &Button{}, &Play{}, &Label{}, &HTML{}, &Progress{},
		&HBox{}, &VBox{}, &Accordion{Closed: true},
	} {
		t.Run(fmt.Sprintf("%T", w), func(t *testing.T) { check(t, models, w.model(), true) })
	}
	inside := []Widget{&Slider{Label: "a", Help: "b", Width: 500, Disabled: true, OnRelease: true, Vertical: true, Min: -2, Max: -1, Step: 0.5, Format: ".1f"}}
	for _, w := range []Widget{
		&IntSlider{Min: 3, Max: 9, Initial: 100}, &LogSlider{Min: 1e-3, Max: 1e3, Base: 2}, &RangeSlider{Min: -1, Initial: [2]float64{3, -5}},
		&IntRangeSlider{Initial: [2]int{7, 3}}, &Text{Lines: 3, Hint: "h", OnRelease: true}, &Play{Interval: time.Second, Playing: true, Repeat: true},
		&Toggle{Icon: "play", Initial: true}, &Button{Help: "h", Width: 30}, &Choice{Options: options, Initial: "b", Help: "h"},
		&Tab{Children: inside, Titles: []string{"t"}}, &Accordion{Children: inside, Titles: []string{"t"}}, &Progress{Vertical: true, Min: 5, Max: 6},
	} {
		t.Run(fmt.Sprintf("%T with fields", w), func(t *testing.T) { check(t, models, w.model(), false) })
	}
	t.Run("pictures", func(t *testing.T) {
		var p picture
		for _, m := range []*model{p.putImage("png", []byte("x"), "30px"), p.putHTML("<b>")} {
			check(t, models, m, false)
		}
		m, err := p.put(markdown("*a*"))
		if err != nil {
			t.Fatal(err)
		}
		check(t, models, m, false)
	})
}

type markdown string

func (m markdown) MIMEBundle() (map[string]any, error) {
	return map[string]any{"text/markdown": string(m), "image/x": []byte{1}}, nil
}

func TestInitialValues(t *testing.T) {
	for _, c := range []struct {
		control Control
		want    any
	}{
		{&Slider{}, 0.0}, {&Slider{Min: 2, Max: 3}, 2.0}, {&Slider{Min: -3, Max: -1}, -1.0}, {&Slider{Max: 2, Initial: 5}, 2.0},
		{&IntSlider{Min: 2, Max: 3}, 2}, {&LogSlider{}, 1.0}, {&LogSlider{Min: 10, Max: 100}, 10.0},
		{&RangeSlider{}, [2]float64{25, 75}}, {&RangeSlider{Min: -1, Max: 1}, [2]float64{-0.5, 0.5}}, {&RangeSlider{Initial: [2]float64{9, -5}}, [2]float64{0, 9}},
		{&IntRangeSlider{}, [2]int{25, 75}}, {&Choice{Options: []string{"x", "y"}}, "x"}, {&Choice{Options: []string{"x", "y"}, Initial: "y"}, "y"},
		{&Toggle{}, false}, {&Check{Initial: true}, true}, {&Text{Initial: "t"}, "t"}, {&Button{}, 0}, {&Play{Initial: 3}, 3},
	} {
		c.control.model()
		if got := c.control.get(); got != c.want {
			t.Errorf("%T begins with %v, want %v", c.control, got, c.want)
		}
	}
}

func TestMisuse(t *testing.T) {
	use := func(c Control) func() { return func() { c.model() } }
	for want, f := range map[string]func(){
		"live: Slider.Max is 1, want more than Min, 2":                                   use(&Slider{Min: 2, Max: 1}),
		"live: IntSlider.Step is -1, want 0 or more":                                     use(&IntSlider{Step: -1}),
		"live: LogSlider goes from 0 to 5, want from above 0 to more":                    use(&LogSlider{Max: 5}),
		"live: LogSlider.Base is 0.5, want more than 1":                                  use(&LogSlider{Base: 0.5}),
		"live: Choice.Options is empty, want at least one":                               use(&Choice{}),
		`live: Choice.Options has "a" twice`:                                             use(&Choice{Options: []string{"a", "a"}}),
		`live: Choice.Initial is "c", want one of ["a"]`:                                 use(&Choice{Options: []string{"a"}, Initial: "c"}),
		`live: Choice.Set has got "c", want one of ["a"]`:                                func() { (&Choice{Options: []string{"a"}}).Set("c") },
		"live: Tab.Titles has length 0, want 1, as Children":                             func() { (&Tab{Children: []Widget{&Slider{}}}).model() },
		"live: HBox.Children[0] is nil":                                                  func() { (&HBox{Children: []Widget{nil}}).model() },
		"live: Interact has got int, want a function":                                    func() { Interact(3) },
		"live: Interact's function is func(int), want one parameter for each of the 0 c": func() { Interact(func(int) {}) },
		"live: Interact's function has parameter 1 of type string, want float64 as the value of *live.Slider": func() {
			Interact(func(string) {}, &Slider{})
		},
		"live: Interact's function has parameter 1 of type int, want float64": func() { Interact(func(int) {}, &Slider{}) },
		"live: Interact's function is func() (int, int), want at most":        func() { Interact(func() (int, int) { return 1, 2 }) },
		"live: Interact's control 1 is nil":                                   func() { Interact(func(float64) {}, (*Slider)(nil)) },
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, want) {
					t.Errorf("the panic is %q, want %q", got, want)
				}
			}()
			f()
		}()
	}
	type volts float32
	for _, f := range []any{func(volts) {}, func(float32) {}, func(any) {}, func(float64) (int, error) { return 0, nil }} {
		newInteraction(f, []Control{&Slider{}})
	}
}

// A front end may send anything.
func FuzzHear(f *testing.F) {
	f.Add(0, "1.5")
	f.Add(3, "[1,2]")
	f.Add(5, "-1")
	f.Add(6, `{"a":null}`)
	f.Fuzz(func(t *testing.T, i int, text string) {
		if !json.Valid([]byte(text)) {
			return
		}
		controls := []Control{&Slider{}, &IntSlider{}, &LogSlider{}, &RangeSlider{}, &IntRangeSlider{}, &Choice{Options: []string{"a"}}, &Text{}, &Play{}, &Check{}, &Button{}}
		c := controls[uint(i)%uint(len(controls))]
		m := c.model()
		for _, key := range []string{"value", "index"} {
			m.heard(&update{Method: "update", State: map[string]json.RawMessage{key: json.RawMessage(text)}})
		}
		m.heard(&update{Method: "custom", Content: json.RawMessage(text)})
		if choice, ok := c.(*Choice); ok && choice.Index() < 0 {
			t.Errorf("%q is chosen", choice.Value())
		}
		if s, ok := c.(*LogSlider); ok && !(s.Value() > 0) {
			t.Errorf("the value is %v", s.Value())
		}
	})
}
