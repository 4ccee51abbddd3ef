package writer

import "encoding/binary"

// An AVI file of more than 1 GiB goes on in further RIFFs, as "OpenDML AVI File
// Format Extensions" (version 1.02, 1996) has it. Each has an index of its own,
// and the header an index of these. Their places in the header are kept free;
// in a file of one RIFF they hold nothing.

const (
	// riffLimit is the size of a RIFF. The first one must stay below for readers
	// that know nothing of the others.
	riffLimit = 1 << 30
	riffParts = 64 // the most RIFFs in a file
	indexSize = 24 + 16*riffParts
	totalSize = 4 + 8 + 248
)

// A riffPart is a RIFF that is complete: where its index is, and its numbers.
type riffPart struct {
	indexAt int64
	bytes   uint32 // of the index
	frames  uint32
}

// spill ends the RIFF under way and begins the next one.
func (r *riff) spill() {
	r.endPart()
	r.begin = r.at
	r.write([]byte("RIFF\x00\x00\x00\x00AVIXLIST\x00\x00\x00\x00movi"))
	r.moviAt = r.at - 8
}

// endPart writes the index of the RIFF under way and completes it.
func (r *riff) endPart() {
	le := binary.LittleEndian
	part := riffPart{r.at, uint32(8 + 24 + 8*len(r.frames)), uint32(len(r.frames))}
	b := []byte{2, 0, 0, 1} // numbers an entry, and the kind: an index of chunks
	b = le.AppendUint32(b, part.frames)
	b = append(b, "00dc"...)
	b = le.AppendUint64(b, uint64(r.moviAt)) // from here the places count
	b = le.AppendUint32(b, 0)
	place := uint32(8 + 8) // of the first picture itself
	for _, size := range r.frames {
		b = le.AppendUint32(b, place)
		b = le.AppendUint32(b, size)
		place += 8 + size + size&1
	}
	r.chunk("ix00", b)
	r.endMovi()
	r.parts = append(r.parts, part)
	r.frames = r.frames[:0]
}

// indexParts writes the index of the RIFFs into the header, and the number of
// all frames.
func (r *riff) indexParts() {
	le := binary.LittleEndian
	b := le.AppendUint32([]byte("indx"), indexSize)
	b = append(b, 4, 0, 0, 0) // numbers an entry, and the kind: an index of indexes
	b = le.AppendUint32(b, uint32(len(r.parts)))
	b = append(b, "00dc"...)
	b = append(b, make([]byte, 12)...)
	for _, p := range r.parts {
		b = le.AppendUint64(b, uint64(p.indexAt))
		b = le.AppendUint32(b, p.bytes)
		b = le.AppendUint32(b, p.frames)
	}
	r.patch(riffIndexAt, b)
	b = le.AppendUint32([]byte("LIST"), totalSize)
	b = le.AppendUint32(append(b, "odmldmlh"...), 248)
	r.patch(riffTotalAt, le.AppendUint32(b, uint32(r.total)))
}
