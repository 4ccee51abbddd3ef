package strip

// Sound is what is heard with a film, from its first frame on.
type Sound struct {
	// Type is the MIME type, such as audio/wav or audio/mp4.
	Type string
	// Data is a file of that type.
	Data []byte
}

func (v *validator) sound() {
	s := v.film.Sound
	if s == nil {
		return
	}
	v.text("Sound.Type", s.Type)
	if s.Type == "" {
		v.fault("Sound.Type is empty, want a MIME type such as audio/wav")
	}
	v.within("the length of Sound.Data", len(s.Data), 1, MaxPayload)
	if len(v.film.Params) > 0 {
		v.fault("the film has both Sound and Params: a sweep has no sound")
	}
}

func putSound(b []byte, s *Sound) []byte {
	if s == nil {
		return putUint(b, 0)
	}
	return append(putUint(putString(b, s.Type), len(s.Data)), s.Data...)
}

func (r *reader) sound() *Sound {
	kind := r.string()
	if kind == "" {
		return nil
	}
	data := r.bytes(r.count("bytes of sound"))
	if len(data) == 0 {
		r.fault("a sound is empty")
	}
	return &Sound{Type: kind, Data: data}
}
