package nbformat

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// FillIDs gives an id to every cell that lacks one, where the format has ids
// (4.5 and later), and a new one to a cell whose id another cell before it has.
// The ids follow from the cells' sources, so that the same notebook always gets
// the same ones. It returns how many it made. Reading and writing make none.
func (nb *Notebook) FillIDs() int {
	if !nb.Version.hasIDs() {
		return 0
	}
	taken := map[string]*Cell{}
	for _, c := range nb.Cells {
		if c.ID != "" && taken[c.ID] == nil {
			taken[c.ID] = c
		}
	}
	made := 0
	for _, c := range nb.Cells {
		if c.ID != "" && taken[c.ID] == c {
			continue
		}
		for try := 0; ; try++ {
			sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d", c.kind(), c.Source, try))
			id := hex.EncodeToString(sum[:4])
			if taken[id] == nil {
				c.ID, taken[id] = id, c
				break
			}
		}
		made++
	}
	return made
}
