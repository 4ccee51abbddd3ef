package strip

// These bounds hold for every film, so that a few hostile bytes cannot ask
// for unbounded memory. Both decoders check them, and so does Validate.
const (
	// Version is the format that Encode writes and the newest Decode reads.
	Version = 1

	// MaxPayload is the most that the blocks of a strip may inflate to, in
	// bytes. Decoding takes up to about 8 times as much memory.
	MaxPayload = 1 << 28
	// MaxEntries bounds Frames times the number of axes and layers and one.
	MaxEntries = 1 << 23
	// MaxLayers bounds the number of axes and layers together.
	MaxLayers = 1 << 16
	// MaxParams is the most parameters of a sweep.
	MaxParams = 16
	// MaxFilms is the most films of a sweep.
	MaxFilms = 1 << 20
	// MaxOps bounds the states and operations of all layers together.
	MaxOps = 1 << 21
	// MaxVerbs bounds the runs of path segments and the dash lengths of all
	// operations together.
	MaxVerbs = 1 << 22

	// MaxSide is the largest width or height of a film in pixels and of an
	// image in cells.
	MaxSide = 1 << 14
	// MaxFPS is the highest playback rate in frames per second.
	MaxFPS = 1000
	// MaxDelay is the longest RepeatDelay in seconds: a day.
	MaxDelay = 24 * 60 * 60
)
