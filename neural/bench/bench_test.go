package main

import (
	"bytes"
	"strings"
	"testing"
)

// Each case has its twin in Python, and a title of its own.
func TestTwins(t *testing.T) {
	titles := map[string]bool{}
	for _, s := range subjects {
		if !bytes.Contains(theirs, []byte("\ndef "+s.name+"():")) {
			t.Errorf("theirs.py has no function %s", s.name)
		}
		if titles[s.title] {
			t.Errorf("two cases have the title %q", s.title)
		}
		titles[s.title] = true
	}
}

func TestPick(t *testing.T) {
	if all, ok := pick(""); !ok || len(all) != len(subjects) {
		t.Errorf("no name picks %d cases, %v, want all", len(all), ok)
	}
	if some, ok := pick("radau,rk45"); !ok || len(some) != 2 || some[0].name != "radau" {
		t.Errorf("radau,rk45 picks %v, %v", some, ok)
	}
	if _, ok := pick("radau,nothing"); ok {
		t.Error("an unknown name is picked")
	}
}

func TestMedianAndTable(t *testing.T) {
	s, m := median([]result{{3, 0, 10}, {1, 0, 30}, {2, 0, 20}})
	if s != 2 || m != 20 {
		t.Errorf("the medians are %v and %v, want 2 and 20", s, m)
	}
	var b strings.Builder
	if err := printTable(&b, []row{{Case: "one", OursS: 0.5, TheirsS: 5, OursRSS: 1e6, TheirsRSS: 2e6, aim: 12}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "10.0x") || !strings.Contains(b.String(), "2.0x") || !strings.Contains(b.String(), "MISSED") {
		t.Errorf("the table lacks the ratios:\n%s", &b)
	}
}
