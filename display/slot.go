package display

import (
	"fmt"
	"math/rand/v2"
	"sync"
)

// Slot is a place among a cell's outputs whose content can be replaced:
//
//	var progress display.Slot
//	for i := range steps {
//		progress.Update(fmt.Sprintf("step %d of %d", i+1, steps))
//		…
//	}
//
// The zero value is ready for use. A Slot must not be copied after the first
// Update. One kept in a package variable of a notebook makes a new place when
// another cell updates it, because each cell is a new program.
type Slot struct {
	once sync.Once
	id   string
}

// Update shows v, see [Show], in place of what the slot had. The first one makes
// the place. Outside of a notebook it writes over the slot's file.
//
// Every update arrives, so the last one always does. Beyond the first 200 they
// take a 300th of a second each; in a loop that is faster update now and then.
func (s *Slot) Update(v any) {
	s.once.Do(func() { s.id = fmt.Sprintf("zoetrope-%016x", rand.Uint64()) })
	if err := show(v, s.id); err != nil {
		exit(err)
	}
}
