// A film that grows: parts of it come one after the other, while its loop runs.

// So many frames are held at the most. Of more, the newest half is held whole,
// and of those before every second, or fourth, and so on, such that they are a
// quarter at most: as the loop itself does it.
const MOST = 2048

// growing is a film that has no frames yet. It is a row of scenes, which are
// films as the decoder makes them, each with the turns of its frames as turns, and
// as changes how often it has changed: a new one begins where the drawing of the
// parts is of another kind.
export function growing(most = MOST) {
  let held = 0, stride = 1
  const film = {
    scenes: [],
    varied: false, // its axes are not the same all along
    newest: -1, // the last turn

    // add adds a part, whose frames are of the given turns.
    add(part, turns) {
      const ok = Array.isArray(turns) && turns.length == part.frames && turns.length &&
        turns.every((k, i) => Number.isSafeInteger(k) && k > (i ? turns[i - 1] : film.newest))
      if (!ok) throw new Error('the film is corrupt: wrong turns')
      const last = film.scenes.at(-1)
      if (last && joins(last, part)) {
        join(last, part)
        last.turns.push(...turns)
      } else {
        film.varied = !!last
        film.scenes.push({
          ...part, turns: [...turns], changes: 0,
          axes: part.axes.map((a) => ({ ...a, frame: [...a.frame] })),
          layers: part.layers.map((l) => ({ ...l, frame: [...l.frame] })),
        })
      }
      film.varied ||= film.scenes.length > 1 || film.scenes[0].axes.some(({ limits }) => limits.some((l) => !same(l, limits[0])))
      film.newest = turns.at(-1)
      held += turns.length
      if (held > most) thin()
    },

    // at is the scene and the frame in it of a turn, or the one held before it.
    at(turn) {
      let scene = film.scenes[0]
      for (const s of film.scenes) if (s.turns[0] <= turn) scene = s
      let lo = 0, hi = scene.turns.length - 1
      while (lo < hi) {
        const mid = lo + hi + 1 >> 1
        if (scene.turns[mid] <= turn) lo = mid
        else hi = mid - 1
      }
      return { scene, frame: lo, turn: scene.turns[lo] }
    },
    // step is the turn that is held next to a turn, in one direction or the other.
    step(turn, way) {
      const { scene, frame } = film.at(turn), i = film.scenes.indexOf(scene)
      const next = scene.turns[frame + way] ?? (way > 0 ? film.scenes[i + 1]?.turns[0] : film.scenes[i - 1]?.turns.at(-1))
      return next ?? scene.turns[frame]
    },
    held: () => held,
  }

  function thin() {
    let old = held - Math.floor(most / 2) // frames that may go
    const all = film.scenes.flatMap(({ turns }) => turns).slice(0, old)
    while (all.filter((k) => k % stride == 0).length > most / 4) stride *= 2
    for (const scene of film.scenes) {
      const keep = []
      scene.turns.forEach((k, i) => {
        if (old-- <= 0 || k % stride == 0) keep.push(i)
      })
      held -= scene.turns.length - keep.length
      if (keep.length < scene.turns.length) pick(scene, keep)
    }
    film.scenes = film.scenes.filter(({ turns }) => turns.length)
  }
  return film
}

// pick leaves a scene some of its frames, and forgets what no other has.
function pick(scene, keep) {
  const compact = (values, frame) => {
    const index = new Map([[-1, -1]]), left = []
    return [keep.map((i) => {
      const s = frame[i]
      if (!index.has(s)) index.set(s, left.push(values[s]) - 1)
      return index.get(s)
    }), left]
  }
  scene.turns = keep.map((i) => scene.turns[i])
  scene.frames = keep.length
  scene.changes++
  for (const a of scene.axes) [a.frame, a.limits] = compact(a.limits, a.frame)
  for (const l of scene.layers) [l.frame, l.states] = compact(l.states, l.frame)
}

// joins says whether a part goes on with a scene: what is in each layer may
// differ, but not where it is.
function joins(scene, part) {
  return ['width', 'height', 'fps', 'background', 'controls'].every((k) => same(scene[k], part[k])) &&
    scene.axes.length == part.axes.length && scene.axes.every((a, i) => same(a.rect, part.axes[i].rect)) &&
    scene.layers.length == part.layers.length && scene.layers.every((l, i) => same(l.clip, part.layers[i].clip))
}

function join(scene, part) {
  const append = (to, from, values) => {
    const all = to[values], fresh = from[values], index = new Map([[-1, -1]])
    for (const s of from.frame) {
      if (!index.has(s)) {
        const again = index.size == 1 && all.length && same(all.at(-1), fresh[s])
        index.set(s, again ? all.length - 1 : all.push(fresh[s]) - 1)
      }
      to.frame.push(index.get(s))
    }
  }
  scene.frames += part.frames
  scene.changes++
  scene.axes.forEach((a, i) => append(a, part.axes[i], 'limits'))
  scene.layers.forEach((l, i) => append(l, part.layers[i], 'states'))
}

// same says whether two values are equal all through.
export function same(a, b) {
  if (a === b) return true
  if (typeof a != 'object' || typeof b != 'object' || !a || !b) return false
  if (ArrayBuffer.isView(a) || Array.isArray(a)) {
    if (a.length != b.length) return false
    for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false
    return true
  }
  const keys = Object.keys(a)
  return keys.length == Object.keys(b).length && keys.every((k) => same(a[k], b[k]))
}
