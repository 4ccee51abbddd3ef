// The film decoder: the twin of anim/strip's Decode, which FORMAT.md beside
// that specifies. It has no DOM, checks all it reads, and throws an Error that
// says what is wrong with the data.

const VERSION = 1;
const MAX_PAYLOAD = 2 ** 28, MAX_ENTRIES = 2 ** 25, MAX_LAYERS = 2 ** 16;
const MAX_OPS = 2 ** 21, MAX_VERBS = 2 ** 22, MAX_SIDE = 2 ** 14;
const MAX_INT = 2 ** 31 - 1;
const POINTS = [1, 1, 2, 3, 0]; // of each kind of path segment

const fail = (why) => { throw new Error(why); };
const check = (ok, why) => ok || corrupt(why);
const corrupt = (why) => fail('the film is corrupt: ' + why);

// stripFromPNG returns the strip that a PNG picture carries.
export function stripFromPNG(png) {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  if (png.length < 8 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) fail('this is not a PNG picture');
  for (let at = 8; ;) {
    const size = at + 12 > png.length ? NaN : view.getUint32(at);
    if (!(at + 12 + size <= png.length)) fail('the PNG picture is cut off');
    const type = view.getUint32(at + 4);
    if (type === 0x7a6f4574) return png.subarray(at + 8, at + 8 + size); // zoEt
    if (type === 0x49454e44) fail('the picture carries no film'); // IEND
    at += 12 + size;
  }
}

// inflate decompresses a block of a known size.
async function inflate(packed, size) {
  // Deflate shrinks at most 1032 times: a size beyond that is a lie.
  check(packed.length > 5 && packed[0] === 0x78 && size / 1032 < packed.length + 1, 'bad block');
  const out = new Uint8Array(size);
  const from = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let n = 0;
  try {
    for (let part; !(part = await from.read()).done; n += part.value.length) out.set(part.value, n);
  } catch (e) {
    from.cancel().catch(() => {});
    n = -1; // damaged, or longer than its size
  }
  check(n === size, 'bad block');
  return out;
}

// reader takes bytes apart into numbers, texts and colours.
function reader(b) {
  let at = 0;
  const r = {
    left: () => b.length - at,
    bytes(n) {
      if (n > b.length - at) fail('the film is cut off');
      return b.subarray(at, at += n);
    },
    byte: () => r.bytes(1)[0],
    // uint is an unsigned integer of at most max.
    uint(max = 2 ** 32) {
      let v = 0;
      for (let place = 1; ; place *= 128) {
        if (at >= b.length) fail('the film is cut off');
        const c = b[at++];
        v += (c & 127) * place;
        check(v < 2 ** 32, 'a number is too large');
        if (c < 128) break;
        check(place < 2 ** 28, 'a number is too long');
      }
      check(v <= max, 'a number is too large');
      return v;
    },
    int() {
      const v = r.uint();
      return (v >>> 1) ^ -(v & 1);
    },
    // count is a number of things that take at least a byte each.
    count: (max = MAX_PAYLOAD) => r.uint(Math.min(max, b.length - at)),
    list: (n, read) => Array.from({ length: n }, read),
    text() {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(r.bytes(r.count()));
      } catch (e) {
        corrupt('a text is not UTF-8');
      }
    },
    rect() {
      const rect = { x0: r.int(), y0: r.int(), x1: r.int(), y1: r.int() };
      check(rect.x0 <= rect.x1 && rect.y0 <= rect.y1, 'a rectangle is inside out');
      return rect;
    },
    // palette is n colours of four bytes; they are stored as steps.
    palette(n) {
      const steps = r.bytes(4 * n), out = new Uint8ClampedArray(4 * n);
      for (let plane = 0; plane < 4; plane++)
        for (let i = 0, last = 0; i < n; i++) out[4 * i + plane] = last = (last + steps[plane * n + i]) & 255;
      return out;
    },
    color: () => css(r.palette(1), 0),
    // floats is rows of columns, stored by column and byte.
    floats(rows, columns) {
      const from = r.bytes(rows * columns * 8), view = new DataView(new ArrayBuffer(8));
      return r.list(rows, (_, row) => r.list(columns, (_, column) => {
        for (let k = 0; k < 8; k++) view.setUint8(7 - k, from[(column * 8 + k) * rows + row]);
        const v = view.getFloat64(0);
        check(isFinite(v), 'a number is not finite');
        return v;
      }));
    },
    // frames appends n entries from lo to hi to a frame list.
    frames(list, n, lo, hi) {
      for (let last = list.length ? list[list.length - 1] : -1; n;) {
        const step = r.int(), run = r.uint(n);
        check(run, 'a run of frames is empty');
        n -= run;
        for (let i = 0; i < run; i++) {
          last += step;
          check(last >= lo && last <= hi, 'a frame shows a state that is not there');
          list.push(last);
        }
      }
    },
  };
  return r;
}

// css returns colour i of a palette, or null if it is transparent.
function css(palette, i) {
  const [r, g, b, a] = palette.subarray(4 * i);
  return a ? '#' + ((r << 24 | g << 16 | b << 8 | a) >>> 0).toString(16).padStart(8, '0') : null;
}

// readStyle reads an operation without its numbers. Until those come, verbs
// are kinds, and size and index say whether there is one for each mark; count
// counts path segments and dashes.
function readStyle(r, count) {
  const kind = r.byte(), flags = r.byte();
  if (kind === 0) {
    check(flags < 8 && (flags & 3) < 3, 'a path has unknown flags');
    const fill = r.color(), stroke = r.color(), width = r.uint(MAX_INT);
    const dash = r.list(count(r.count()), () => r.uint(MAX_INT));
    check(!dash.length || dash.some((d) => d), 'a dash is empty');
    const dashOffset = r.int(), kinds = r.bytes(count(r.count()));
    check(kinds.every((k, i) => k < 5 && (i || !k)), 'a path has an unknown segment');
    return { kind: 'path', fill, stroke, width, dash, dashOffset, cap: ['butt', 'round', 'square'][flags & 3], crisp: flags > 3, verbs: kinds };
  }
  if (kind === 1) {
    const many = r.byte(), edge = r.color(), edgeWidth = r.uint(MAX_INT), n = r.uint(256);
    check(flags < 10 && many < 4 && n, 'marks have unknown flags');
    const palette = r.palette(n);
    return { kind: 'marks', shape: flags, size: many & 1, index: many & 2, edge, edgeWidth, colors: r.list(n, (_, i) => css(palette, i)) };
  }
  if (kind === 2) {
    const font = r.byte(), color = r.color(), size = r.uint(MAX_INT), angle = r.int();
    check(flags < 3 && font < 16, 'a text has unknown flags');
    return { kind: 'text', align: ['left', 'center', 'right'][flags], size, font, color, angle };
  }
  check(kind === 3, 'unknown operation');
  const w = r.uint(MAX_SIDE), h = r.uint(MAX_SIDE), n = r.uint(256);
  check(flags < 2 && w && h, 'an image has no size');
  return { kind: 'image', w, h, palette: n ? r.palette(n) : null, smooth: flags > 0 };
}

// predict returns what a[i] is expected to be, given the vector before, p, and
// the one before that, q.
function predict(mode, k, a, p, q, i) {
  const j = i + k;
  if (mode === 0) return 0;
  if (mode === 2 && i > 1) return 2 * a[i - 1] - a[i - 2];
  if (mode === 3 && i < p.length) return i < q.length ? 2 * p[i] - q[i] : p[i];
  if (mode === 4 && j >= 0 && j < p.length) return p[j];
  if (mode === 5 && j >= 0 && j < p.length) return i && j ? p[j] + a[i - 1] - p[j - 1] : p[j];
  if (mode === 6 && i >= k) return a[i - k];
  if (mode === 7 && i > k) return a[i - 1] + a[i - k] - a[i - k - 1];
  return i ? a[i - 1] : 0;
}

// readVectors reads the vectors of the given lengths; last holds the two
// vectors before them, the nearer one first.
function readVectors(r, lengths, last, Type) {
  const total = lengths.reduce((a, b) => a + b, 0);
  if (total > r.left()) fail('the film is cut off');
  let mode, k;
  return lengths.map((n, s) => {
    if (total && s % 8 === 0) {
      mode = r.byte();
      k = mode > 3 ? r.int() : 0;
      check(mode < 8 && (mode < 6 || k > 0), 'unknown predictor');
    }
    const [p, q] = last;
    if (n > r.left()) fail('the film is cut off');
    const a = new Type(n), steps = Type === Uint8Array && r.bytes(n);
    for (let i = 0; i < n; i++) a[i] = predict(mode, k, a, p, q, i) + (steps ? steps[i] : r.int());
    last[1] = p;
    return last[0] = a;
  });
}

// decode returns the film of a strip, as film.go describes it, with Go's
// fields in lowerCamelCase and colours as CSS.
export async function decode(bytes) {
  if (bytes.length < 4 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'Zoet') fail('this is not a Zoetrope film');
  const outer = reader(bytes.subarray(4)), version = outer.byte();
  if (version > VERSION) fail(`the film was made by a newer Zoetrope (version ${version}, this one reads up to ${VERSION})`);
  check(version, 'it has version 0');
  let film, add, total = 0;
  for (let size; (size = outer.uint(MAX_PAYLOAD - total));) {
    total += size;
    const r = reader(await inflate(outer.bytes(outer.uint()), size));
    if (!film) {
      film = readHead(r);
      add = blocks(film);
    }
    add(r);
    check(!r.left(), 'a block is too long');
  }
  if (outer.left()) fail('something follows the end of the film');
  if (!film) fail('the film has no frames');
  check(film.poster < film.frames, 'it has no such poster');
  for (const part of [...film.axes, ...film.layers]) part.frame = Int32Array.from(part.frame);
  return film;
}

function readHead(r) {
  const width = r.uint(MAX_SIDE), height = r.uint(MAX_SIDE), fps = r.floats(1, 1)[0][0], repeat = ['loop', 'once', 'reflect'][r.byte()];
  const repeatDelay = r.uint(86400) + r.uint(1e9 - 1) / 1e9;
  check(width && height && fps > 0 && fps <= 1000 && repeat && repeatDelay <= 86400, 'bad header');
  const film = { width, height, frames: 0, fps, repeat, repeatDelay, labels: [], title: r.text(), labelName: r.text(), poster: r.uint(), background: r.color() };
  film.axes = r.list(r.count(MAX_LAYERS), () => {
    const axes = { title: r.text(), x: r.text(), y: r.text(), rect: r.rect(), limits: [], frame: [] }, log = r.uint(3);
    return { ...axes, xLog: !!(log & 1), yLog: log > 1 };
  });
  film.layers = r.list(r.count(MAX_LAYERS - film.axes.length), () => {
    const label = r.text(), axes = r.uint(film.axes.length) - 1, clip = r.rect();
    return { label, axes, clip: clip.x0 || clip.y0 || clip.x1 || clip.y1 ? clip : null, states: [], frame: [] };
  });
  return film;
}

// blocks returns a function that reads a block and adds it to the film.
function blocks(film) {
  const texts = [], styles = [], skeletons = [], ranges = [];
  const last = film.layers.map(() => [Int32Array, Int32Array, Int32Array, Uint8Array, Uint8Array].map((Type) => [new Type(0), new Type(0)]));
  const counter = (max, n = 0) => (more) => (check((n += more) <= max, 'it has too many parts'), more);
  const countOps = counter(MAX_OPS), countVerbs = counter(MAX_VERBS), countStyleVerbs = counter(MAX_VERBS), countStyles = counter(MAX_OPS);
  let labels;

  // shape reads the counts of an operation: the operation so far, and how many
  // numbers of each kind it has.
  const shape = (r, style) => {
    const op = { ...style };
    let n;
    if (op.kind === 'path') {
      let points = 0, closes = 0;
      countVerbs(op.verbs.length + op.dash.length);
      op.verbs = Array.from(op.verbs, (kind) => {
        const n = r.uint(MAX_INT);
        check(n, 'a run of path segments is empty');
        points += n * POINTS[kind];
        closes += kind === 4 && n;
        return { kind, n };
      });
      check(closes <= points, 'a path is closed too often');
      n = [points, points, 0, 0, 0];
    } else if (op.kind === 'marks') {
      const count = r.uint();
      n = [count, count, op.size ? count : 1, op.index ? count : 0, 0];
    } else if (op.kind === 'text') {
      op.string = texts[r.uint(texts.length - 1)];
      n = [1, 1, 1, 0, 0];
    } else {
      [op.min, op.max] = ranges[r.uint(ranges.length - 1)];
      n = [2, 2, 0, 0, op.w * op.h * (op.palette ? 1 : 4)];
    }
    return { op, n };
  };

  // fill gives an operation its numbers.
  const fill = (op, [x, y, size, index, pix]) => {
    if (op.kind === 'image') {
      op.rect = { x0: x[0], y0: y[0], x1: x[1], y1: y[1] };
      check(x[0] <= x[1] && y[0] <= y[1], 'a rectangle is inside out');
      check(!op.palette || pix.every((p) => 4 * p < op.palette.length), 'a pixel has no colour');
      op.pix = pix;
      return op;
    }
    check(size.every((s) => s >= 0), 'a size is below 0');
    if (op.kind === 'text') return Object.assign(op, { x: x[0], y: y[0], width: size[0] });
    op.x = x;
    op.y = y;
    if (op.kind === 'marks') {
      op.size = size;
      op.index = index.length ? index : null;
      check(index.every((i) => i < op.colors.length), 'a mark has no colour');
    }
    return op;
  };

  const readLayer = (r, layer, last, frames) => {
    const fresh = r.count(MAX_OPS);
    r.frames(layer.frame, frames, -1, layer.states.length + fresh - 1);
    const states = r.list(fresh, () => skeletons[r.uint(skeletons.length - 1)])
      .map((skeleton) => (countOps(1 + skeleton.length), skeleton))
      .map((skeleton) => skeleton.map((style) => shape(r, styles[style])));
    const vectors = last.map((last, kind) => readVectors(r, states.map((ops) => ops.reduce((sum, { n }) => sum + n[kind], 0)), last, last[0].constructor));
    states.forEach((ops, s) => {
      const at = [0, 0, 0, 0, 0];
      layer.states.push(ops.map(({ op, n }) => fill(op, vectors.map((v, kind) => v[s].subarray(at[kind], at[kind] += n[kind])))));
    });
  };

  return (r) => {
    const frames = r.uint(MAX_ENTRIES), named = r.uint(1);
    check(frames && (labels ?? named) === named, 'bad block');
    labels = named;
    film.frames += frames;
    check(film.frames * (film.axes.length + film.layers.length + 1) <= MAX_ENTRIES, 'it has too many frames');
    if (named) for (let i = 0; i < frames; i++) film.labels.push(r.text());
    for (const axes of film.axes) {
      for (const [x0, x1, y0, y1] of r.floats(r.count(), 4)) {
        check(!(axes.xLog && !(x0 > 0 && x1 > 0)) && !(axes.yLog && !(y0 > 0 && y1 > 0)), 'a logarithmic axis has no positive limits');
        axes.limits.push({ x0, x1, y0, y1 });
      }
      r.frames(axes.frame, frames, 0, axes.limits.length - 1);
    }
    const table = (list, read) => { for (let n = r.count(MAX_OPS - list.length); n--;) list.push(read()); };
    table(texts, r.text);
    table(styles, () => readStyle(r, countStyleVerbs));
    table(skeletons, () => r.list(countStyles(r.count(MAX_OPS)), () => r.uint(styles.length - 1)));
    table(ranges, () => r.floats(1, 2)[0]);
    film.layers.forEach((layer, i) => readLayer(r, layer, last[i], frames));
  };
}
