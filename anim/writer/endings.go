package writer

// Endings are those that the path of such a file may have, in lower case.

func (GIFOptions) Endings() []string  { return []string{".gif"} }
func (APNGOptions) Endings() []string { return []string{".apng", ".png"} }
func (MP4Options) Endings() []string  { return []string{".mp4"} }
func (WebMOptions) Endings() []string { return []string{".webm"} }
func (AVIOptions) Endings() []string  { return []string{".avi"} }
func (PNGOptions) Endings() []string  { return []string{".png"} }
func (SVGOptions) Endings() []string  { return []string{".svg"} }
func (PDFOptions) Endings() []string  { return []string{".pdf"} }

// Endings are those of a folder.
func (FramesOptions) Endings() []string { return []string{"/"} }
