package bridge

import "strings"

// harmless returns code without the commands that end GoNB: it looks for the
// name behind % or ! without asking whether there is any. Lines keep their
// numbers.
func harmless(code string) string {
	if !strings.ContainsAny(code, "%!") || foreign(code) {
		return code
	}
	lines := strings.Split(code, "\n")
	for i := 0; i < len(lines); i++ {
		if line := trimPrefix(lines[i]); !command(line) || len(line) < 2 {
			continue
		}
		first, joined := i, ""
		for ; i < len(lines); i++ { // GoNB joins lines that end in a backslash
			joined += trimPrefix(lines[i])
			if !strings.HasSuffix(joined, `\`) {
				break
			}
			joined = joined[:len(joined)-1] + " "
		}
		if strings.Trim(joined[1:], " \t") == "" {
			for j := first; j <= min(i, len(lines)-1); j++ {
				lines[j] = ""
			}
		}
	}
	return strings.Join(lines, "\n")
}
