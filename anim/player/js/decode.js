// The film decoder, twin of Decode in anim/strip, where FORMAT.md specifies
// what is read here. It has no DOM, checks all that it reads, and throws an
// Error that says what is wrong with the data.

const VERSION = 1
const MAX_PAYLOAD = 2 ** 28, MAX_ENTRIES = 2 ** 23, MAX_LAYERS = 2 ** 16
const MAX_OPS = 2 ** 21, MAX_VERBS = 2 ** 22, MAX_SIDE = 2 ** 14, MAX_FILMS = 2 ** 20, MAX_DELAY = 86400
const MAX_INT = 2 ** 31 - 1
// The kinds of numbers that operations have: x, y, size, index and pixels.
const KINDS = [Int32Array, Int32Array, Int32Array, Uint8Array, Uint8Array]
const POINTS = [1, 1, 2, 3, 0] // of each kind of path segment

function fail(why) {
  throw new Error(why)
}

// check throws if what must hold does not.
function check(ok, what) {
  if (!ok) fail('the film is corrupt: wrong ' + what)
}

const cut = () => fail('the film is cut off')

// stripFrom returns the strip that a PNG or WebP picture carries.
export function stripFrom(picture) {
  const view = new DataView(picture.buffer, picture.byteOffset, picture.length)
  const u32 = (at, little) => at + 4 > picture.length ? fail('the picture is cut off') : view.getUint32(at, little)
  const webp = u32(0) == 0x52494646 // RIFF
  if (webp ? u32(8) != 0x57454250 : u32(0) != 0x89504e47 || u32(4) != 0x0d0a1a0a) fail('this is not a PNG or WebP picture')
  for (let at = webp ? 12 : 8, size, type; ; at += 8 + size + (webp ? size & 1 : 4)) {
    if (webp && at >= picture.length) fail('the picture carries no film')
    size = u32(webp ? at + 4 : at, webp)
    type = u32(webp ? at : at + 4)
    if (size > picture.length - at - 8) fail('the picture is cut off')
    if (type == 0x7a6f4574) return picture.subarray(at + 8, at + 8 + size) // zoEt
    if (type == 0x49454e44) fail('the picture carries no film') // IEND
  }
}

// decode returns the film of a strip as film.go describes it, with fields in
// lowerCamelCase and colours as CSS.
export async function decode(strip) {
  if (String.fromCharCode(...strip.subarray(0, 4)) != 'Zoet') fail('this is not a Zoetrope film')
  const r = reader(strip.subarray(4)), version = r.byte()
  if (version > VERSION) fail(`the film was made by a newer Zoetrope (version ${version}, this one reads up to ${VERSION})`)
  check(version, 'version')
  let film, add, total = 0, size
  while ((size = r.uint(MAX_PAYLOAD - total))) {
    total += size
    const block = reader(await inflate(r.bytes(r.uint()), size))
    add ||= blocks(film = head(block))
    add(block)
    check(!block.left(), 'length of a block')
  }
  check(film && !r.left() && film.poster < film.frames, 'end')
  // Each film of a sweep has so many frames.
  film.length = film.params.reduce((n, { values }) => n / values.length, film.frames)
  check(film.length % 1 == 0, 'parameters')
  for (const part of [...film.axes, ...film.layers]) part.frame = new Int32Array(part.frame)
  return film
}

// inflate decompresses a block of a known size.
async function inflate(packed, size) {
  // Deflate shrinks at most 1032 times: a size beyond that is a lie.
  let n = packed.length > 5 && packed[0] == 0x78 && size / 1032 < packed.length + 1 ? 0 : NaN
  const out = new Uint8Array(n + size || 0)
  if (!n) {
    const from = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
    try {
      for (let part; !(part = await from.read()).done; n += part.value.length) out.set(part.value, n)
    } catch {
      n = NaN // damaged, or longer than its size
      from.cancel().catch(() => {})
    }
  }
  check(n == size, 'block')
  return out
}

// reader takes bytes apart.
function reader(b) {
  let at = 0
  const byte = (max = 255) => {
    if (at >= b.length) cut()
    check(b[at] <= max, 'flags')
    return b[at++]
  }
  const bytes = (n) => {
    if (n > b.length - at) cut()
    return b.subarray(at, at += n)
  }
  // uint is an unsigned integer of at most max.
  const uint = (max = 2 ** 32 - 1) => {
    for (let v = 0, place = 1, c; ; place *= 128) {
      c = byte()
      v += (c & 127) * place
      check(v <= max && place < 2 ** 35, 'number')
      if (c < 128) return v
    }
  }
  const int = () => fold(uint())
  // count is a number of things that take at least a byte each.
  const count = (max = MAX_PAYLOAD) => uint(Math.min(max, b.length - at))
  const list = (n, read) => Array.from({ length: n }, read)
  const text = () => {
    const from = bytes(count())
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(from)
    } catch {
      check(0, 'text')
    }
  }
  const rect = () => box(int(), int(), int(), int())
  // palette is n colours of four bytes, which are stored as steps.
  const palette = (n) => {
    const steps = bytes(4 * n), out = new Uint8ClampedArray(4 * n)
    steps.forEach((step, i) => out[i % n * 4 + i / n | 0] = 255 & (i % n && out[i % n * 4 - 4 + i / n | 0]) + step)
    return out
  }
  const color = () => css(palette(1))[0]
  // floats is rows of columns, which are stored by column and byte.
  const floats = (rows, columns) => {
    const from = bytes(rows * columns * 8), to = new Uint8Array(from.length), all = new Float64Array(to.buffer)
    from.forEach((v, i) => to[i % rows * columns * 8 + i / rows | 0] = v)
    check(all.every(isFinite), 'number')
    return list(rows, (_, i) => all.subarray(columns * i, columns * (i + 1)))
  }
  // frames appends n entries from lo to hi to a frame list.
  const frames = (to, n, lo, hi) => {
    for (let last = to.at(-1) ?? -1; n;) {
      const step = int()
      let run = uint(n)
      check(run, 'frame')
      for (n -= run; run--;) {
        last += step
        check(last >= lo && last <= hi, 'frame')
        to.push(last)
      }
    }
  }
  return { left: () => b.length - at, byte, bytes, uint, int, count, list, text, rect, palette, color, floats, frames }
}

// fold gives an unsigned integer its sign, which is its lowest bit.
const fold = (v) => v >>> 1 ^ -(v & 1)

function box(x0, y0, x1, y1) {
  check(x0 <= x1 && y0 <= y1, 'rectangle')
  return { x0, y0, x1, y1 }
}

// css turns a palette into strings; transparent colours are null.
function css(palette) {
  const view = new DataView(palette.buffer), out = []
  for (let i = 0; i < palette.length; i += 4) out.push(palette[i + 3] ? '#' + view.getUint32(i).toString(16).padStart(8, 0) : null)
  return out
}

function head(r) {
  const film = {
    width: r.uint(MAX_SIDE), height: r.uint(MAX_SIDE), frames: 0, fps: r.floats(1, 1)[0][0],
    repeat: ['loop', 'once', 'reflect'][r.byte(2)], repeatDelay: r.uint(MAX_DELAY) + r.uint(1e9 - 1) / 1e9,
    title: r.text(), params: params(r), poster: r.uint(), background: r.color(),
  }
  check(film.width && film.height && film.fps > 0 && film.fps <= 1000 && film.repeatDelay <= MAX_DELAY, 'head')
  film.axes = r.list(r.count(MAX_LAYERS), () => {
    const axes = { title: r.text(), x: r.text(), y: r.text(), rect: r.rect(), limits: [], frame: [] }, log = r.byte(3)
    return { ...axes, xLog: !!(log & 1), yLog: log > 1 }
  })
  film.layers = r.list(r.count(MAX_LAYERS - film.axes.length), () => {
    const label = r.text(), axes = r.uint(film.axes.length) - 1, clip = r.rect()
    return { label, axes, clip: clip.x0 || clip.y0 || clip.x1 || clip.y1 ? clip : null, states: [], frame: [] }
  })
  film.controls = r.list(r.count(MAX_LAYERS), () => control(r, film.layers.length))
  const type = r.text()
  film.sound = type ? { type, data: r.bytes(r.count()) } : null
  check(!type || film.sound.data.length && !film.params.length, 'sound')
  return film
}

function params(r) {
  let films = 1
  return r.list(r.count(16), () => {
    const name = r.text(), menu = !!r.byte(1), values = r.list(r.count(MAX_FILMS / films), r.text)
    check(films *= values.length, 'parameter')
    return { name, menu, values }
  })
}

function control(r, layers) {
  const kind = r.byte(1), layer = r.uint(layers - 1), rect = r.rect(), label = r.text(), pause = r.text(), size = r.uint(MAX_INT)
  const [ink, accent, face] = css(r.palette(3)), [[min, max, step]] = r.floats(1, 3)
  check(kind ? !min && !max && !step : min > 0 && max > min && step > 0, 'control')
  return { kind: kind ? 'play' : 'speed', layer, rect, label, pause, size, ink, accent, face, min, max, step }
}

// blocks returns a function that reads a block and adds it to the film.
function blocks(film) {
  const texts = [], styles = [], skeletons = [], ranges = []
  const last = film.layers.map(() => KINDS.map((Type) => [new Type(), new Type()]))
  const atMost = (left) => (n) => {
    check((left -= n) >= 0, 'number of parts')
    return n
  }
  const ops = atMost(MAX_OPS), verbs = atMost(MAX_VERBS), tableOps = atMost(MAX_OPS), tableVerbs = atMost(MAX_VERBS)

  return (r) => {
    const frames = r.uint(MAX_ENTRIES)
    film.frames += frames
    check(frames && film.frames * (film.axes.length + film.layers.length + 1) <= MAX_ENTRIES, 'number of frames')
    for (const { xLog, yLog, limits, frame } of film.axes) {
      for (const [x0, x1, y0, y1] of r.floats(r.count(), 4)) {
        check((!xLog || x0 > 0 && x1 > 0) && (!yLog || y0 > 0 && y1 > 0), 'limits')
        limits.push({ x0, x1, y0, y1 })
      }
      r.frames(frame, frames, 0, limits.length - 1)
    }
    const table = (to, read) => {
      for (let n = r.count(MAX_OPS - to.length); n--;) to.push(read())
    }
    table(texts, r.text)
    table(styles, () => style(r, tableVerbs))
    table(skeletons, () => r.list(tableOps(r.count()), () => r.uint(styles.length - 1)))
    table(ranges, () => r.floats(1, 2)[0])

    const all = [] // vectors of each layer, kind and state
    film.layers.forEach(({ states, frame }, layer) => {
      const fresh = r.count(MAX_OPS)
      r.frames(frame, frames, -1, states.length + fresh - 1)
      const shapes = r.list(fresh, () => {
        const skeleton = skeletons[r.uint(skeletons.length - 1)]
        ops(1 + skeleton.length)
        return skeleton
      }).map((skeleton) => skeleton.map((i) => shape(r, styles[i], texts, ranges, verbs)))
      all.push([])
      KINDS.map((_, kind) => {
        const lengths = shapes.map((state) => state.reduce((sum, [, n]) => sum + n[kind], 0))
        all[layer].push(vectors(r, lengths, last[layer][kind], (k, s) => all[layer - k]?.[kind][s]))
      })
      shapes.forEach((state, s) => {
        const at = [0, 0, 0, 0, 0]
        states.push(state.map(([op, n]) => fill(op, n.map((n, kind) => all[layer][kind][s].subarray(at[kind], at[kind] += n)))))
      })
    })
  }
}

// style reads an operation without its numbers. Until those come, verbs are
// kinds, and size and index say whether there is one for each mark; count
// counts path segments and dashes.
function style(r, count) {
  const kind = r.byte(3), flags = r.byte(), size = () => r.uint(MAX_INT)
  let op, n
  if (kind == 0) {
    op = {
      kind: 'path', cap: ['butt', 'round', 'square'][flags & 3], crisp: flags > 3, fill: r.color(), stroke: r.color(), width: size(),
      dash: r.list(count(r.count()), size), dashOffset: r.int(), verbs: r.bytes(count(r.count())),
    }
    check(flags < 8 && op.cap && (!op.dash.length || op.dash.some(Number)) && op.verbs.every((k, i) => k < 5 && (i || !k)), 'path')
  } else if (kind == 1) {
    const each = r.byte(3)
    op = { kind: 'marks', shape: flags, size: each & 1, index: each & 2, edge: r.color(), edgeWidth: size(), colors: css(r.palette(r.uint(256))) }
    check(flags < 10 && op.colors.length, 'marks')
  } else if (kind == 2) {
    op = { kind: 'text', align: ['left', 'center', 'right'][flags], font: r.byte(15), color: r.color(), size: size(), angle: r.int() }
    check(op.align, 'text')
  } else {
    op = { kind: 'image', smooth: !!flags, w: r.uint(MAX_SIDE), h: r.uint(MAX_SIDE), palette: (n = r.uint(256)) ? r.palette(n) : null }
    check(flags < 2 && op.w && op.h, 'image')
  }
  return op
}

// shape reads the counts of an operation; it returns a copy and how many
// numbers of each kind it has.
function shape(r, style, texts, ranges, count) {
  const op = { ...style }
  let n = 0, closes = 0
  if (op.verbs) {
    count(op.verbs.length + op.dash.length)
    op.verbs = Array.from(op.verbs, (kind) => {
      const run = { kind, n: r.uint(MAX_INT) }
      check(run.n, 'path')
      n += run.n * POINTS[kind]
      if (kind == 4) closes += run.n
      return run
    })
    check(closes <= n, 'path')
    return [op, [n, n, 0, 0, 0]]
  }
  if (op.colors) {
    n = r.uint()
    return [op, [n, n, op.size ? n : 1, op.index && n, 0]]
  }
  if (op.align) {
    op.string = texts[r.uint(texts.length - 1)]
    return [op, [1, 1, 1, 0, 0]]
  }
  [op.min, op.max] = ranges[r.uint(ranges.length - 1)]
  return [op, [2, 2, 0, 0, op.w * op.h * (op.palette ? 1 : 4)]]
}

// fill gives an operation its numbers.
function fill(op, [x, y, size, index, pix]) {
  check(size.every((v) => v >= 0), 'size')
  if (op.verbs) return { ...op, x, y }
  if (op.colors) {
    check(index.every((i) => i < op.colors.length), 'colour')
    return { ...op, x, y, size, index: index.length ? index : null }
  }
  if (op.align) return { ...op, x: x[0], y: y[0], width: size[0] }
  check(!op.palette || op.palette.length > 1020 || pix.every((i) => 4 * i < op.palette.length), 'colour')
  return { ...op, rect: box(x[0], y[0], x[1], y[1]), pix }
}

// vectors reads the vectors of the given lengths. last holds the two before
// them, the nearer one first; other returns those of another layer. No mode is
// above most.
function vectors(r, lengths, last, other, most = 9) {
  const total = lengths.reduce((a, b) => a + b, 0), Type = last[0].constructor, bytes = Type == Uint8Array
  let layout, predictors, planes, terms, at = 0
  if (total) {
    layout = bytes ? 1 : r.uint(4)
    predictors = r.list(Math.ceil(lengths.length / 8), () => {
      const mode = r.byte(most), k = mode > 3 ? r.int() : 0
      check(mode < 6 || k > 0, 'predictor')
      return [mode, k]
    })
    if (predictors.some(([mode]) => mode > 8)) terms = product(r, lengths)
    if (total > r.left()) cut()
    planes = r.list(layout, () => r.bytes(total))
  }
  return lengths.map((n, s) => {
    const a = new Type(n), q = last[1]
    let p = last[0]
    if (n) {
      const [mode, k] = predictors[s >> 3]
      if (mode == 8) p = other(k, s) ?? []
      if (mode == 9) p = terms(s, k, n)
      for (let i = 0; i < n; i++) {
        let v = 0
        if (layout) for (let j = 0; j < layout; j++) v |= planes[j][at] << 8 * j
        else v = r.uint()
        at++
        a[i] = (bytes ? v : fold(v)) + predict(mode, k, a, p, q, i)
      }
    }
    last[1] = last[0]
    return last[0] = a
  })
}

// product reads the product of a series of vectors of the given lengths. It
// returns a function for n values of vector s, whose terms have k binary places.
function product(r, lengths) {
  const rank = r.uint(8), columns = r.byte(1), width = r.uint(), lo = r.int(), hi = r.int()
  check(rank && width, 'product')
  const rows = Math.ceil(lengths.reduce((a, b) => Math.max(a, b)) / width), states = lengths.length
  const factor = (n) => vectors(r, Array(rank).fill(n), [new Int32Array(), new Int32Array()], () => {}, 8)
  const left = factor(columns ? rows * states : rows), right = factor(columns ? width : width * states)
  return (s, k, n) => new Int32Array(n).map((_, i) => {
    const l = i / width + (columns && s * rows) | 0, m = i % width + (columns ? 0 : s * width)
    let v = 0
    for (let j = 0; j < rank; j++) v += Math.imul(left[j][l], right[j][m])
    return Math.max(lo, Math.min(hi, v >> k))
  })
}

// predict returns what a[i] is expected to be, from the values before it, p,
// the vector before (or of another layer, or the product's), and q, the one
// before that.
function predict(mode, k, a, p, q, i) {
  const j = mode == 4 || mode == 5 ? i + k : i, there = j >= 0 && j < p.length
  if (mode == 0) return 0
  if (mode == 2 && i > 1) return 2 * a[i - 1] - a[i - 2]
  if (mode == 3 && there) return i < q.length ? 2 * p[i] - q[i] : p[i]
  if ((mode == 4 || mode > 7) && there) return p[j]
  if (mode == 5 && there) return i && j ? p[j] + a[i - 1] - p[j - 1] : p[j]
  if (mode == 6 && i >= k) return a[i - k]
  if (mode == 7 && i > k) return a[i - 1] + a[i - k] - a[i - k - 1]
  return i ? a[i - 1] : 0
}
