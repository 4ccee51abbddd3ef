package bridge

import "testing"

func TestHarmless(t *testing.T) {
	for code, want := range map[string]string{
		"%":                       "%", // no command for GoNB
		"%  ":                     "",
		"! \t\nvar x = 1":         "\nvar x = 1",
		"//gonb:%  \n%%\nf()":     "\n%%\nf()",
		"% \\\n \\\n \nvar x = 1": "\n\n\nvar x = 1",
		"%\\":                     "",
		"% \\\nls":                "% \\\nls",
		"%%\nfmt.Println(5 % 3)":  "%%\nfmt.Println(5 % 3)",
		"!ls \\\n\n":              "!ls \\\n\n",
		"%%bash\n!  ":             "%%bash\n!  ",
		"a := b\n  %  ":           "a := b\n  %  ",
	} {
		if got := harmless(code); got != want {
			t.Errorf("%q: got %q, want %q", code, got, want)
		}
	}
}
