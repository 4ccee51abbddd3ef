package strip

import (
	"archive/zip"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip/striptest"
)

// The corpus is for those who play films of strangers: it stays as it is when
// the format changes, since a stranger's film may be of any age.
var (
	corpusFile = flag.String("corpus", "", "write the corpus of hostile strips into this file: testdata/hostile.zip")
	finds      = flag.String("finds", "", "a folder of what FuzzDecode has found, for the corpus")
)

// TestCorpus reads the corpus of hostile strips, or writes it: bombs, random
// films, the same damaged, outside and inside of their blocks, and what fuzzing
// has found.
func TestCorpus(t *testing.T) {
	if *corpusFile != "" {
		writeCorpus(t, *corpusFile)
	}
	all, accepted := striptest.Hostile(t, "testdata/hostile.zip"), 0
	for _, s := range all {
		if strings.HasPrefix(s.Name, "bomb/") {
			continue // TestBombs has them
		}
		if _, err := Decode(s.Data); err == nil {
			accepted++
		}
	}
	t.Logf("%d of %d strips are films", accepted, len(all))
	if accepted < len(all)/20 || accepted > len(all)*3/4 {
		t.Errorf("%d of %d strips of the corpus are films: it tests little", accepted, len(all))
	}
}

func writeCorpus(t *testing.T, name string) {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z := zip.NewWriter(file)
	add := func(name string, strip []byte) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(strip)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	all := bombs()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		add("bomb/"+name, all[name])
	}
	g := rand.New(rand.NewPCG(20, 26))
	for k := range 60 {
		add(fmt.Sprintf("random/%d", k), encode(t, small(g), g.IntN(3)))
	}
	for k := range 120 {
		add(fmt.Sprintf("damaged/%d", k), mutate(g, encode(t, small(g), g.IntN(3))))
	}
	for k := range 300 {
		payloads := unpack(t, encode(t, small(g), 4*g.IntN(3)))
		i := g.IntN(len(payloads))
		payloads[i] = mutate(g, payloads[i])
		add(fmt.Sprintf("inside/%d", k), pack(payloads...))
	}
	if *finds != "" {
		names, err := filepath.Glob(filepath.Join(*finds, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(data), "\n") // a heading and the two arguments
			b, err := strconv.Unquote(strings.TrimSuffix(strings.TrimPrefix(lines[1], "[]byte("), ")"))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			strip := []byte(b)
			if lines[2] == "bool(true)" {
				strip = pack(strip)
			}
			add("found/"+filepath.Base(name), strip)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}
