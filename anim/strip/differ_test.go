package strip

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// player decodes strips with the player's decoder: for each its dump, or
// "error: " and the message.
func player(t *testing.T, strips [][]byte) []string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("node is missing: install Node 20 or newer")
		}
		t.Skip("node is missing, so the player's decoder is not tested")
	}
	var file []byte
	for _, s := range strips {
		file = append(binary.LittleEndian.AppendUint32(file, uint32(len(s))), s...)
	}
	name := filepath.Join(t.TempDir(), "strips")
	if err := os.WriteFile(name, file, 0o666); err != nil {
		t.Fatal(err)
	}
	decoder, err := filepath.Abs("../player/js/decode.js")
	if err != nil {
		t.Fatal(err)
	}
	// Read here too, so that go test runs the test anew when they change.
	for _, name := range []string{decoder, "testdata/differ.mjs"} {
		if _, err := os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node, "testdata/differ.mjs", "file://"+filepath.ToSlash(decoder), name)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.String())
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(strips) {
		t.Fatalf("node answered for %d of %d strips", len(lines), len(strips))
	}
	return lines
}

// summary is what the player's side prints of a film.
func summary(t *testing.T, f *Film) string {
	t.Helper()
	s := dump(f)
	// JavaScript does not escape what Go escapes for HTML.
	var b bytes.Buffer
	var v any
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// differ decodes strips in Go and in the player and compares.
func differ(t *testing.T, strips [][]byte, label func(int) string) (accepted int) {
	t.Helper()
	lines := player(t, strips)
	faults := 0
	for i, s := range strips {
		f, err := Decode(s)
		line := lines[i]
		failed := strings.HasPrefix(line, "error: ")
		switch {
		case strings.Contains(line, "not a plain Error"):
			t.Errorf("%s: the player throws %s (Go: %v)", label(i), line, err)
		case failed != (err != nil):
			t.Errorf("%s: the player says %.200s, Go says %v", label(i), line, err)
		case err == nil && line != summary(t, f):
			t.Errorf("%s: the films differ %s", label(i), difference(line, summary(t, f)))
		default:
			faults--
		}
		if faults++; faults > 10 {
			t.FailNow()
		}
		if err == nil {
			accepted++
		}
	}
	return accepted
}

// difference shows the place where two lines part.
func difference(player, ours string) string {
	i := 0
	for i < min(len(player), len(ours)) && player[i] == ours[i] {
		i++
	}
	show := func(s string) string { return s[max(0, i-100):min(len(s), i+100)] }
	return fmt.Sprintf("at %d:\nplayer …%s…\nGo     …%s…", i, show(player), show(ours))
}

func TestPlayerDecodesTheSame(t *testing.T) {
	var strips [][]byte
	for seed := range uint64(150) {
		strips = append(strips, encode(t, newGenerator(seed).film(), []int{0, 3}[seed%2]))
	}
	if n := differ(t, strips, func(i int) string { return fmt.Sprint("film ", i) }); n != len(strips) {
		t.Errorf("%d of %d films are accepted", n, len(strips))
	}
}
