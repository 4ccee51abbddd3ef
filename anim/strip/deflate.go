package strip

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/flate"
)

const (
	// worthwhile is how many bytes make it worth while to begin a new deflate
	// block for them, with a code of its own, which takes some 80 bytes.
	worthwhile = 1000
	// sizable is how many bytes are deflated by themselves, beside others.
	sizable = 1 << 18
)

// deflate compresses a block to one zlib stream. Parts of unlike numbers begin
// new deflate blocks, which also lets them be compressed side by side. The tally
// hears of it, as of a block of so many frames.
func deflate(parts [][]byte, frames int, t *tally) []byte {
	sum, size := adler32.New(), 0
	var segments [][]byte
	var small []byte
	for _, p := range parts {
		sum.Write(p)
		size += len(p)
		if len(p) <= worthwhile {
			small = append(small, p...)
			continue
		}
		if len(small) > 0 {
			segments, small = append(segments, small), nil
		}
		for len(p) > sizable {
			segments, p = append(segments, p[:sizable]), p[sizable:]
		}
		segments = append(segments, p)
	}
	segments = append(segments, small)

	packed := make([]bytes.Buffer, len(segments))
	parallel(len(segments), func(i int) {
		w := deflaters.Get().(*flate.Writer)
		w.Reset(&packed[i])
		if t.err() == nil {
			w.Write(segments[i]) // a buffer takes everything
		}
		t.deflated(frames, len(segments[i]), size)
		if i < len(segments)-1 {
			w.Flush()
		} else {
			w.Close()
		}
		deflaters.Put(w)
	})
	out := []byte{0x78, 0x9c} // a window of 32 kB, the default level
	for i := range packed {
		out = append(out, packed[i].Bytes()...)
	}
	return binary.BigEndian.AppendUint32(out, sum.Sum32())
}

// deflaters are kept, because each takes most of a megabyte. The standard
// library's make the same sizes to within a hundredth, and take longer.
var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestCompression) // the level is valid
	return w
}}

// parallel calls f with 0 to n-1 on all processors.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wait.Wait()
}
