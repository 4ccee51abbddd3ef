package anim

// A Stage is an artist that fills its axes by itself, with limits, ticks and
// labels of its own, as the 3-D scene of package space does. An axes that holds
// nothing else has no frame, ticks and grid. It is drawn when the film is asked
// for, in the rectangle of its axes in the film's layout, and so may look back
// at all frames for its limits: each frame keeps a Pose of it.
type Stage interface {
	Artist
	// Begin tells that a film begins: what the frames of another one showed is
	// to be forgotten.
	Begin()
	// Pose is the artist as it is in this frame; later changes of its fields
	// must not reach it. The theme has no zero fields.
	Pose(t Theme) Pose
	// Keep fixes the automatic limits of a film too long for memory after its
	// first part, and reports whether values have been outside them since.
	Keep() (beyond bool)
	// Named are the artists that the legend names.
	Named() []Labeled
}

// A Pose is a Stage in one frame.
type Pose interface {
	Artist
	// Same reports whether both draw the same.
	Same(other Pose) bool
	// Bytes is about the memory that the pose holds.
	Bytes() int
}

// staged makes a Stage an artist that waits and learns, as those of this package
// are.
type staged struct {
	Stage
	theme *Theme
}

func (s staged) forget()          { s.Begin() }
func (s staged) fix() bool        { return s.Keep() }
func (s staged) snapshot() placed { return posed{s.Pose(*s.theme)} }
func (s staged) equal(placed) bool {
	return false // only its poses are compared
}
func (s staged) clipped() bool { return false }

type posed struct{ Pose }

func (p posed) snapshot() placed { return p }
func (p posed) equal(o placed) bool {
	q, ok := o.(posed)
	return ok && p.Same(q.Pose)
}
func (p posed) clipped() bool { return false }

// onStage wraps an artist that is a Stage; others stay as they are.
func (r *recording) onStage(a Artist) Artist {
	if s, ok := a.(Stage); ok {
		return staged{s, &r.theme}
	}
	return a
}

// onlyStages reports whether the axes hold nothing but stages.
func (a *Axes) onlyStages() bool {
	for _, e := range a.entries() {
		if _, ok := e.Artist.(Stage); !ok {
			return false
		}
	}
	return len(a.Artists) > 0
}

// ofStages puts the artists that stages name in their place.
func ofStages(list []entry) []entry {
	var out []entry
	for _, e := range list {
		s, ok := e.Artist.(Stage)
		if !ok {
			out = append(out, e)
			continue
		}
		for _, a := range s.Named() {
			out = append(out, entry{Artist: a, label: a.ArtistLabel(), order: e.order})
		}
	}
	return out
}
