package space

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// testdata/projection.json is made by projection.py with matplotlib 3.11.2.
func TestProjectionIsThatOfMplot3d(t *testing.T) {
	data, err := os.ReadFile("testdata/projection.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Azimuth, Elevation, Roll, Focal float64
		Lo, Hi, Aspect                  vec
		Points, Want                    []vec
		Highs                           [3]bool
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 100 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases {
		b := newBox(c.Lo, c.Hi, c.Aspect)
		cam := newCamera(b, c.Azimuth, c.Elevation, c.Roll, c.Focal)
		for i, p := range c.Points {
			got := cam.project(b.world(p))
			for k := range got {
				if math.Abs(got[k]-c.Want[i][k]) > 1e-9 {
					t.Errorf("azimuth %v, elevation %v, roll %v, focal %v: %v is at %v, want %v", c.Azimuth, c.Elevation, c.Roll, c.Focal, p, got, c.Want[i])
					break
				}
			}
		}
		if got := backs(b, cam); got != c.Highs {
			t.Errorf("azimuth %v, elevation %v, roll %v, focal %v: panes at the upper ends %v, want %v", c.Azimuth, c.Elevation, c.Roll, c.Focal, got, c.Highs)
		}
	}
}
