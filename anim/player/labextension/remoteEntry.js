(() => {
  // ../../js/decode.js
  var VERSION = 1;
  var MAX_PAYLOAD = 2 ** 28;
  var MAX_ENTRIES = 2 ** 23;
  var MAX_LAYERS = 2 ** 16;
  var MAX_OPS = 2 ** 21;
  var MAX_VERBS = 2 ** 22;
  var MAX_SIDE = 2 ** 14;
  var MAX_FILMS = 2 ** 20;
  var MAX_DELAY = 86400;
  var MAX_INT = 2 ** 31 - 1;
  var KINDS = [Int32Array, Int32Array, Int32Array, Uint8Array, Uint8Array];
  var POINTS = [1, 1, 2, 3, 0];
  function fail(why) {
    throw new Error(why);
  }
  function check(ok, what) {
    if (!ok) fail("the film is corrupt: wrong " + what);
  }
  var cut = () => fail("the film is cut off");
  function stripFromPNG(png) {
    const view2 = new DataView(png.buffer, png.byteOffset, png.length);
    if (png.length < 8 || view2.getUint32(0) != 2303741511 || view2.getUint32(4) != 218765834) fail("this is not a PNG picture");
    for (let at = 8, end; ; at = end) {
      if (at + 12 > png.length || (end = at + 12 + view2.getUint32(at)) > png.length) fail("the PNG picture is cut off");
      const type = view2.getUint32(at + 4);
      if (type == 2054112628) return png.subarray(at + 8, end - 4);
      if (type == 1229278788) fail("the picture carries no film");
    }
  }
  async function decode(strip) {
    if (String.fromCharCode(...strip.subarray(0, 4)) != "Zoet") fail("this is not a Zoetrope film");
    const r = reader(strip.subarray(4)), version = r.byte();
    if (version > VERSION) fail(`the film was made by a newer Zoetrope (version ${version}, this one reads up to ${VERSION})`);
    check(version, "version");
    let film, add, total = 0, size;
    while (size = r.uint(MAX_PAYLOAD - total)) {
      total += size;
      const block = reader(await inflate(r.bytes(r.uint()), size));
      add ||= blocks(film = head(block));
      add(block);
      check(!block.left(), "length of a block");
    }
    check(film && !r.left() && film.poster < film.frames, "end");
    film.length = film.params.reduce((n, { values }) => n / values.length, film.frames);
    check(film.length % 1 == 0, "parameters");
    for (const part of [...film.axes, ...film.layers]) part.frame = new Int32Array(part.frame);
    return film;
  }
  async function inflate(packed, size) {
    let n = packed.length > 5 && packed[0] == 120 && size / 1032 < packed.length + 1 ? 0 : NaN;
    const out = new Uint8Array(n + size || 0);
    if (!n) {
      const from = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
      try {
        for (let part; !(part = await from.read()).done; n += part.value.length) out.set(part.value, n);
      } catch {
        n = NaN;
        from.cancel().catch(() => {
        });
      }
    }
    check(n == size, "block");
    return out;
  }
  function reader(b) {
    let at = 0;
    const byte = (max2 = 255) => {
      if (at >= b.length) cut();
      check(b[at] <= max2, "flags");
      return b[at++];
    };
    const bytes = (n) => {
      if (n > b.length - at) cut();
      return b.subarray(at, at += n);
    };
    const uint = (max2 = 2 ** 32 - 1) => {
      for (let v = 0, place = 1, c; ; place *= 128) {
        c = byte();
        v += (c & 127) * place;
        check(v <= max2 && place < 2 ** 35, "number");
        if (c < 128) return v;
      }
    };
    const int = () => fold(uint());
    const count = (max2 = MAX_PAYLOAD) => uint(Math.min(max2, b.length - at));
    const list = (n, read) => Array.from({ length: n }, read);
    const text2 = () => {
      const from = bytes(count());
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(from);
      } catch {
        check(0, "text");
      }
    };
    const rect = () => box(int(), int(), int(), int());
    const palette = (n) => {
      const steps = bytes(4 * n), out = new Uint8ClampedArray(4 * n);
      steps.forEach((step, i) => out[i % n * 4 + i / n | 0] = 255 & (i % n && out[i % n * 4 - 4 + i / n | 0]) + step);
      return out;
    };
    const color = () => css(palette(1))[0];
    const floats = (rows2, columns) => {
      const from = bytes(rows2 * columns * 8), to = new Uint8Array(from.length), all = new Float64Array(to.buffer);
      from.forEach((v, i) => to[i % rows2 * columns * 8 + i / rows2 | 0] = v);
      check(all.every(isFinite), "number");
      return list(rows2, (_, i) => all.subarray(columns * i, columns * (i + 1)));
    };
    const frames = (to, n, lo, hi) => {
      for (let last = to.at(-1) ?? -1; n; ) {
        const step = int();
        let run = uint(n);
        check(run, "frame");
        for (n -= run; run--; ) {
          last += step;
          check(last >= lo && last <= hi, "frame");
          to.push(last);
        }
      }
    };
    return { left: () => b.length - at, byte, bytes, uint, int, count, list, text: text2, rect, palette, color, floats, frames };
  }
  var fold = (v) => v >>> 1 ^ -(v & 1);
  function box(x0, y0, x1, y1) {
    check(x0 <= x1 && y0 <= y1, "rectangle");
    return { x0, y0, x1, y1 };
  }
  function css(palette) {
    const view2 = new DataView(palette.buffer), out = [];
    for (let i = 0; i < palette.length; i += 4) out.push(palette[i + 3] ? "#" + view2.getUint32(i).toString(16).padStart(8, 0) : null);
    return out;
  }
  function head(r) {
    const film = {
      width: r.uint(MAX_SIDE),
      height: r.uint(MAX_SIDE),
      frames: 0,
      fps: r.floats(1, 1)[0][0],
      repeat: ["loop", "once", "reflect"][r.byte(2)],
      repeatDelay: r.uint(MAX_DELAY) + r.uint(1e9 - 1) / 1e9,
      title: r.text(),
      params: params(r),
      poster: r.uint(),
      background: r.color()
    };
    check(film.width && film.height && film.fps > 0 && film.fps <= 1e3 && film.repeatDelay <= MAX_DELAY, "head");
    film.axes = r.list(r.count(MAX_LAYERS), () => {
      const axes = { title: r.text(), x: r.text(), y: r.text(), rect: r.rect(), limits: [], frame: [] }, log = r.byte(3);
      return { ...axes, xLog: !!(log & 1), yLog: log > 1 };
    });
    film.layers = r.list(r.count(MAX_LAYERS - film.axes.length), () => {
      const label = r.text(), axes = r.uint(film.axes.length) - 1, clip = r.rect();
      return { label, axes, clip: clip.x0 || clip.y0 || clip.x1 || clip.y1 ? clip : null, states: [], frame: [] };
    });
    film.controls = r.list(r.count(MAX_LAYERS), () => control(r, film.layers.length));
    const type = r.text();
    film.sound = type ? { type, data: r.bytes(r.count()) } : null;
    check(!type || film.sound.data.length && !film.params.length, "sound");
    return film;
  }
  function params(r) {
    let films = 1;
    return r.list(r.count(16), () => {
      const name = r.text(), menu = !!r.byte(1), values = r.list(r.count(MAX_FILMS / films), r.text);
      check(films *= values.length, "parameter");
      return { name, menu, values };
    });
  }
  function control(r, layers) {
    const kind = r.byte(1), layer = r.uint(layers - 1), rect = r.rect(), label = r.text(), pause = r.text(), size = r.uint(MAX_INT);
    const [ink, accent, face] = css(r.palette(3)), [[min2, max2, step]] = r.floats(1, 3);
    check(kind ? !min2 && !max2 && !step : min2 > 0 && max2 > min2 && step > 0, "control");
    return { kind: kind ? "play" : "speed", layer, rect, label, pause, size, ink, accent, face, min: min2, max: max2, step };
  }
  function blocks(film) {
    const texts = [], styles = [], skeletons = [], ranges = [];
    const last = film.layers.map(() => KINDS.map((Type) => [new Type(), new Type()]));
    const atMost = (left) => (n) => {
      check((left -= n) >= 0, "number of parts");
      return n;
    };
    const ops = atMost(MAX_OPS), verbs = atMost(MAX_VERBS), tableOps = atMost(MAX_OPS), tableVerbs = atMost(MAX_VERBS);
    return (r) => {
      const frames = r.uint(MAX_ENTRIES);
      film.frames += frames;
      check(frames && film.frames * (film.axes.length + film.layers.length + 1) <= MAX_ENTRIES, "number of frames");
      for (const { xLog, yLog, limits, frame } of film.axes) {
        for (const [x0, x1, y0, y1] of r.floats(r.count(), 4)) {
          check((!xLog || x0 > 0 && x1 > 0) && (!yLog || y0 > 0 && y1 > 0), "limits");
          limits.push({ x0, x1, y0, y1 });
        }
        r.frames(frame, frames, 0, limits.length - 1);
      }
      const table = (to, read) => {
        for (let n = r.count(MAX_OPS - to.length); n--; ) to.push(read());
      };
      table(texts, r.text);
      table(styles, () => style(r, tableVerbs));
      table(skeletons, () => r.list(tableOps(r.count()), () => r.uint(styles.length - 1)));
      table(ranges, () => r.floats(1, 2)[0]);
      const all = [];
      film.layers.forEach(({ states, frame }, layer) => {
        const fresh = r.count(MAX_OPS);
        r.frames(frame, frames, -1, states.length + fresh - 1);
        const shapes = r.list(fresh, () => {
          const skeleton = skeletons[r.uint(skeletons.length - 1)];
          ops(1 + skeleton.length);
          return skeleton;
        }).map((skeleton) => skeleton.map((i) => shape(r, styles[i], texts, ranges, verbs)));
        all.push([]);
        KINDS.map((_, kind) => {
          const lengths = shapes.map((state) => state.reduce((sum, [, n]) => sum + n[kind], 0));
          all[layer].push(vectors(r, lengths, last[layer][kind], (k, s) => all[layer - k]?.[kind][s]));
        });
        shapes.forEach((state, s) => {
          const at = [0, 0, 0, 0, 0];
          states.push(state.map(([op, n]) => fill(op, n.map((n2, kind) => all[layer][kind][s].subarray(at[kind], at[kind] += n2)))));
        });
      });
    };
  }
  function style(r, count) {
    const kind = r.byte(3), flags2 = r.byte(), size = () => r.uint(MAX_INT);
    let op, n;
    if (kind == 0) {
      op = {
        kind: "path",
        cap: ["butt", "round", "square"][flags2 & 3],
        crisp: flags2 > 3,
        fill: r.color(),
        stroke: r.color(),
        width: size(),
        dash: r.list(count(r.count()), size),
        dashOffset: r.int(),
        verbs: r.bytes(count(r.count()))
      };
      check(flags2 < 8 && op.cap && (!op.dash.length || op.dash.some(Number)) && op.verbs.every((k, i) => k < 5 && (i || !k)), "path");
    } else if (kind == 1) {
      const each = r.byte(3);
      op = { kind: "marks", shape: flags2, size: each & 1, index: each & 2, edge: r.color(), edgeWidth: size(), colors: css(r.palette(r.uint(256))) };
      check(flags2 < 10 && op.colors.length, "marks");
    } else if (kind == 2) {
      op = { kind: "text", align: ["left", "center", "right"][flags2], font: r.byte(15), color: r.color(), size: size(), angle: r.int() };
      check(op.align, "text");
    } else {
      op = { kind: "image", smooth: !!flags2, w: r.uint(MAX_SIDE), h: r.uint(MAX_SIDE), palette: (n = r.uint(256)) ? r.palette(n) : null };
      check(flags2 < 2 && op.w && op.h, "image");
    }
    return op;
  }
  function shape(r, style2, texts, ranges, count) {
    const op = { ...style2 };
    let n = 0, closes = 0;
    if (op.verbs) {
      count(op.verbs.length + op.dash.length);
      op.verbs = Array.from(op.verbs, (kind) => {
        const run = { kind, n: r.uint(MAX_INT) };
        check(run.n, "path");
        n += run.n * POINTS[kind];
        if (kind == 4) closes += run.n;
        return run;
      });
      check(closes <= n, "path");
      return [op, [n, n, 0, 0, 0]];
    }
    if (op.colors) {
      n = r.uint();
      return [op, [n, n, op.size ? n : 1, op.index && n, 0]];
    }
    if (op.align) {
      op.string = texts[r.uint(texts.length - 1)];
      return [op, [1, 1, 1, 0, 0]];
    }
    [op.min, op.max] = ranges[r.uint(ranges.length - 1)];
    return [op, [2, 2, 0, 0, op.w * op.h * (op.palette ? 1 : 4)]];
  }
  function fill(op, [x, y, size, index, pix]) {
    check(size.every((v) => v >= 0), "size");
    if (op.verbs) return { ...op, x, y };
    if (op.colors) {
      check(index.every((i) => i < op.colors.length), "colour");
      return { ...op, x, y, size, index: index.length ? index : null };
    }
    if (op.align) return { ...op, x: x[0], y: y[0], width: size[0] };
    check(!op.palette || op.palette.length > 1020 || pix.every((i) => 4 * i < op.palette.length), "colour");
    return { ...op, rect: box(x[0], y[0], x[1], y[1]), pix };
  }
  function vectors(r, lengths, last, other, most = 9) {
    const total = lengths.reduce((a, b) => a + b, 0), Type = last[0].constructor, bytes = Type == Uint8Array;
    let layout, predictors, planes, terms, at = 0;
    if (total) {
      layout = bytes ? 1 : r.uint(4);
      predictors = r.list(Math.ceil(lengths.length / 8), () => {
        const mode = r.byte(most), k = mode > 3 ? r.int() : 0;
        check(mode < 6 || k > 0, "predictor");
        return [mode, k];
      });
      if (predictors.some(([mode]) => mode > 8)) terms = product(r, lengths);
      if (total > r.left()) cut();
      planes = r.list(layout, () => r.bytes(total));
    }
    return lengths.map((n, s) => {
      const a = new Type(n), q = last[1];
      let p = last[0];
      if (n) {
        const [mode, k] = predictors[s >> 3];
        if (mode == 8) p = other(k, s) ?? [];
        if (mode == 9) p = terms(s, k, n);
        for (let i = 0; i < n; i++) {
          let v = 0;
          if (layout) for (let j = 0; j < layout; j++) v |= planes[j][at] << 8 * j;
          else v = r.uint();
          at++;
          a[i] = (bytes ? v : fold(v)) + predict(mode, k, a, p, q, i);
        }
      }
      last[1] = last[0];
      return last[0] = a;
    });
  }
  function product(r, lengths) {
    const rank = r.uint(8), columns = r.byte(1), width = r.uint(), lo = r.int(), hi = r.int();
    check(rank && width, "product");
    const rows2 = Math.ceil(lengths.reduce((a, b) => Math.max(a, b)) / width), states = lengths.length;
    const factor = (n) => vectors(r, Array(rank).fill(n), [new Int32Array(), new Int32Array()], () => {
    }, 8);
    const left = factor(columns ? rows2 * states : rows2), right = factor(columns ? width : width * states);
    return (s, k, n) => new Int32Array(n).map((_, i) => {
      const l = i / width + (columns && s * rows2) | 0, m = i % width + (columns ? 0 : s * width);
      let v = 0;
      for (let j = 0; j < rank; j++) v += Math.imul(left[j][l], right[j][m]);
      return Math.max(lo, Math.min(hi, v >> k));
    });
  }
  function predict(mode, k, a, p, q, i) {
    const j = mode == 4 || mode == 5 ? i + k : i, there = j >= 0 && j < p.length;
    if (mode == 0) return 0;
    if (mode == 2 && i > 1) return 2 * a[i - 1] - a[i - 2];
    if (mode == 3 && there) return i < q.length ? 2 * p[i] - q[i] : p[i];
    if ((mode == 4 || mode > 7) && there) return p[j];
    if (mode == 5 && there) return i && j ? p[j] + a[i - 1] - p[j - 1] : p[j];
    if (mode == 6 && i >= k) return a[i - k];
    if (mode == 7 && i > k) return a[i - 1] + a[i - k] - a[i - k - 1];
    return i ? a[i - 1] : 0;
  }

  // ../../js/math.js
  var { abs, ceil, cos, floor, max, min, PI, round, sin, sqrt } = Math;
  var make = (tag) => document.createElement(tag);

  // ../../js/player.css
  var player_default = ':host{all:initial;color:inherit;color-scheme:inherit;display:block;max-width:100%;font:12px/1 system-ui,sans-serif;font-variant-numeric:tabular-nums;--accent: #2f7de1;--face: rgba(127, 127, 127, .35);--track: 3px;--thumb: 12px}:host(:focus-visible),:focus-visible{outline:2px solid var(--accent);outline-offset:1px}.stage{position:relative;width:100%;container-type:inline-size}canvas{display:block;width:100%;aspect-ratio:var(--w) / var(--h);cursor:pointer;touch-action:manipulation}.bar{padding:2px 0 4px}.row{display:flex;flex-wrap:wrap;align-items:center}[hidden],.bare,.simple .more,.still .clock{display:none!important}.bar button,select{all:unset;box-sizing:border-box;height:30px;min-width:30px;border-radius:6px;text-align:center;opacity:.7;cursor:pointer}.bar button:hover,select:hover{opacity:1;background-color:#7f7f7f2e}.bar button:active{background:#7f7f7f52}select{padding:0 20px 0 8px;line-height:30px;background-image:linear-gradient(45deg,transparent 50%,currentColor 0),linear-gradient(-45deg,transparent 50%,currentColor 0);background-position:right 11px top 55%,right 7px top 55%;background-size:4px 4px;background-repeat:no-repeat}option{color:CanvasText;background:Canvas}svg{width:20px;height:20px;display:block;margin:auto;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}.bar [aria-pressed=true]{color:var(--accent);opacity:1}.row output{flex:1;padding:0 8px;white-space:nowrap}.row span{opacity:.6;margin-left:8px}input{all:unset;display:block;height:16px;cursor:pointer;touch-action:pan-y;background:linear-gradient(var(--accent) 0 0) 0 / calc(var(--thumb) / 2 + (100% - var(--thumb)) * var(--done)) var(--track) no-repeat,linear-gradient(var(--face) 0 0) 0 / 100% var(--track) no-repeat}input::-webkit-slider-thumb{-webkit-appearance:none;width:var(--thumb);height:var(--thumb);border-radius:50%;background:var(--accent)}input::-moz-range-thumb{border:0;width:var(--thumb);height:var(--thumb);border-radius:50%;background:var(--accent)}.time{width:100%}.params{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,280px),1fr));gap:0 28px;padding:2px 8px;font-size:13px}.params:empty{display:none}.params label{display:flex;align-items:center;gap:10px;min-height:32px;cursor:pointer}.params input{flex:1;min-width:60px;height:24px}.params select{background-color:#7f7f7f29;opacity:1;height:28px;line-height:28px;text-align:left}.params output{text-align:right;white-space:nowrap}.live{all:unset;position:absolute;box-sizing:border-box;display:flex;align-items:center;cursor:pointer;white-space:nowrap;--track: .4em;--thumb: 1.3em}button.live{justify-content:center;border-radius:.4em;background:var(--face)}button.live:after{content:"";position:absolute;inset:-8px 0}button.live:hover{filter:brightness(.93)}button.live:active{filter:brightness(.85)}.live input{flex:1;min-width:2em;height:100%;margin:0 1em;border-radius:var(--track)}.live output{width:2.6em}.help{position:absolute;inset:0;margin:auto;width:fit-content;height:fit-content;max-height:calc(100% - 24px);overflow:auto;box-sizing:border-box;padding:12px 16px;border-radius:8px;display:grid;grid-template-columns:auto auto;gap:8px 16px;color:#eee;background:#181a1eeb}dt{text-align:right;font-weight:600}dd{margin:0}.narrow .wide,.narrow .row span{display:none}@media(pointer:coarse){.bar button,select{min-width:40px;height:40px;line-height:40px}.time{height:26px}.params label{min-height:44px}.params input{height:40px}:host{--thumb: 18px }}:host(:fullscreen){display:flex;flex-direction:column;justify-content:center;align-items:center;background:#15171a;color:#eee}:host(:fullscreen) .stage{width:min(100vw,(100vh - 64px) * var(--w) / var(--h))}:host(:fullscreen) .bar{width:min(100vw - 24px,1000px)}';

  // ../../js/clock.js
  function clock(now) {
    let from = now(), at = 0, speed = 0;
    const read = () => at + (now() - from) / 1e3 * speed;
    const set = (position, rate = speed) => {
      at = position;
      from = now();
      speed = rate;
    };
    return { read, set, rate: (rate) => set(read(), rate) };
  }

  // ../../js/core.js
  var SPEEDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 4, 8];
  var REPEATS = ["loop", "once", "reflect"];
  function core(film, now) {
    const count = film.frames;
    const delay = film.repeatDelay * film.fps;
    const time = clock(now);
    function where() {
      const t = time.read();
      if (c.repeat == "once") return [min(count - 1, floor(t))];
      const there = count + delay;
      const q = t % (c.repeat == "loop" ? there : there + max(0, count - 2));
      if (q < there) return [min(count - 1, floor(q))];
      return [max(0, count - 2 - floor(q - there)), true];
    }
    const flip = (i) => c.reverse ? count - 1 - i : i;
    const run = () => time.rate(c.playing ? c.speed * film.fps : 0);
    const c = {
      playing: false,
      reverse: false,
      speed: 1,
      repeat: film.repeat,
      jumps: 0,
      // how often the place has been changed but by playing
      // frame is the frame to show now. A film that plays once stops here when
      // it has come to its end.
      frame() {
        const [i] = where();
        if (c.repeat == "once" && c.playing && i == count - 1) {
          time.set(i);
          c.pause();
        }
        return flip(i);
      },
      play() {
        if (c.repeat == "once" && where()[0] == count - 1) c.seek(flip(0));
        c.playing = true;
        run();
      },
      pause() {
        c.playing = false;
        run();
      },
      toggle() {
        c.playing ? c.pause() : c.play();
      },
      // at is the place in the film in frames, from 0 to their number and, while
      // the last one stays, beyond; or -1 while it plays backwards.
      at() {
        const t = time.read(), there = count + delay;
        const q = c.repeat == "once" ? t : t % (c.repeat == "loop" ? there : there + max(0, count - 2));
        return c.reverse || q >= there ? -1 : q;
      },
      // lag moves the place by some frames, to keep up with something else.
      lag(frames) {
        time.set(time.read() + frames);
      },
      // seek goes to a frame and plays on from there, if it was playing.
      seek(frame) {
        c.jumps++;
        time.set(flip(max(0, min(count - 1, round(frame) || 0))));
      },
      // show stops at a frame.
      show(frame) {
        c.pause();
        c.seek(frame);
      },
      // step stops d frames further on. Only a film in a loop goes over its ends.
      step(d) {
        const f = c.frame() + d;
        c.show(c.repeat == "loop" ? (f % count + count) % count : f);
      },
      // turn plays the other way from the frame that shows.
      turn() {
        const f = c.frame();
        if (!where()[1]) c.reverse = !c.reverse;
        c.seek(f);
      },
      setSpeed(s) {
        if (s > 0 && s < Infinity) c.speed = s;
        run();
      },
      // faster goes d places along SPEEDS.
      faster(d) {
        const i = SPEEDS.findIndex((s) => s >= c.speed);
        c.setSpeed(SPEEDS[max(0, min(SPEEDS.length - 1, i + d))]);
      },
      setRepeat(r) {
        const f = c.frame();
        c.repeat = r;
        c.seek(f);
      },
      nextRepeat() {
        c.setRepeat(REPEATS[(REPEATS.indexOf(c.repeat) + 1) % REPEATS.length]);
      }
    };
    return c;
  }

  // ../../js/icons.js
  var ICONS = {
    first: "M7 6v12M18 6.5v11L10 12z ",
    prev: "M14.5 6.5 9 12l5.5 5.5",
    play: "M8 5.5v13L18.5 12z ",
    pause: "M8.5 6.5h1v11h-1zM14.5 6.5h1v11h-1z ",
    next: "M9.5 6.5 15 12l-5.5 5.5",
    last: "M17 6v12M6 6.5v11l8-5.5z ",
    turn: "M16 5.5v13L5.5 12z",
    loop: "M4 11v-1a3 3 0 0 1 3-3h12M16 4l3 3-3 3M20 13v1a3 3 0 0 1-3 3H5M8 14l-3 3 3 3",
    once: "M4 12h12M11.5 7.5 16 12l-4.5 4.5M20 6.5v11",
    reflect: "M4 12h16M8 8l-4 4 4 4M16 8l4 4-4 4",
    mute: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11",
    muted: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.5l5 5M20.5 9.5l-5 5",
    save: "M12 4.5v10M8 11l4 4 4-4M5 19.5h14",
    keys: "M3.5 6.5h17v11h-17zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8.5 14h7",
    full: "M9 4.5H4.5V9M15 4.5h4.5V9M9 19.5H4.5V15M15 19.5h4.5V15"
  };
  var icon = (name) => {
    const d = ICONS[name];
    return `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${d}"${d.endsWith(" ") ? ' fill="currentColor"' : ""}/></svg>`;
  };

  // ../../js/ops.js
  var STEPS = 8;
  var FINE = 64;
  function paint(ctx, op, s) {
    ctx.resetTransform();
    DRAW[op.kind](ctx, op, s);
  }
  var DRAW = { path, marks, text, image };
  function path(ctx, op, s) {
    const { fill: fill2, stroke, crisp } = op;
    const k = s / STEPS;
    let { x, y } = op, unit = 1;
    let width = op.width / FINE * STEPS;
    if (crisp) {
      width = max(1, round(width * k));
      [x, y] = snap(op, k, stroke ? width : 0);
      unit = k;
    } else ctx.scale(k, k);
    ctx.beginPath();
    let i = 0;
    for (const { kind, n } of op.verbs) {
      for (let j = 0; j < n; j++) {
        if (kind == 1) ctx.lineTo(x[i], y[i++]);
        else if (kind == 0) ctx.moveTo(x[i], y[i++]);
        else if (kind == 2) ctx.quadraticCurveTo(x[i], y[i++], x[i], y[i++]);
        else if (kind == 3) ctx.bezierCurveTo(x[i], y[i++], x[i], y[i++], x[i], y[i++]);
        else ctx.closePath();
      }
    }
    if (fill2) {
      ctx.fillStyle = fill2;
      ctx.fill();
    }
    if (stroke && width) {
      ctx.strokeStyle = stroke;
      ctx.lineWidth = width;
      ctx.lineCap = op.cap;
      ctx.lineJoin = "round";
      ctx.setLineDash(Array.from(op.dash || [], (d) => d * unit));
      ctx.lineDashOffset = op.dashOffset * unit;
      ctx.stroke();
      ctx.setLineDash([]);
    }
  }
  function snap({ x, y, verbs, cap }, k, w) {
    const grid = (v) => w % 2 ? floor(v * k) + 0.5 : round(v * k);
    const X = Float64Array.from(x, grid), Y = Float64Array.from(y, grid);
    const end = (i2, j) => {
      if (Y[i2] == Y[j]) X[i2] = round(x[i2] * k);
      else if (X[i2] == X[j]) Y[i2] = round(y[i2] * k);
    };
    let i = 0, first = 0;
    const open = () => {
      if (i - first > 1 && w && cap == "butt") {
        end(first, first + 1);
        end(i - 1, i - 2);
      }
      first = i;
    };
    for (const { kind, n } of verbs) {
      for (let j = 0; j < n; j++) {
        if (kind == 0) open();
        if (kind == 4) first = i;
        else i++;
      }
    }
    open();
    return [X, Y];
  }
  var SHAPES = [
    [],
    [-1, -1, 1, -1, 1, 1, -1, 1],
    [0, -1, 1, 0, 0, 1, -1, 0],
    [0, -1, 1, 1, -1, 1],
    [0, 1, -1, -1, 1, -1],
    [0, -1, 0, 1],
    [-1, 0, 1, 0],
    [0, -1, 0, 1, -1, 0, 1, 0],
    [-1, -1, 1, 1, -1, 1, 1, -1],
    Array.from({ length: 20 }, (_, i) => {
      const a = PI * (i >> 1) / 5, r = i & 2 ? 0.382 : 1;
      return i & 1 ? -r * cos(a) : r * sin(a);
    })
  ];
  function marks(ctx, op, s) {
    const { shape: shape2, x, y, size, colors, index, edge } = op;
    const corners = SHAPES[shape2], lines = shape2 > 4 && shape2 < 9;
    const width = op.edgeWidth / FINE * STEPS;
    ctx.scale(s / STEPS, s / STEPS);
    ctx.lineJoin = "round";
    ctx.lineCap = "butt";
    if (width) ctx.lineWidth = width;
    if (edge) ctx.strokeStyle = edge;
    ctx.beginPath();
    let last;
    for (let i = 0; i < x.length; i++) {
      const color = colors[index ? index[i] : 0], r = size[size.length > 1 ? i : 0] / 2;
      if (lines) {
        if (!color || !width) continue;
        if (color != last) {
          ctx.stroke();
          ctx.beginPath();
          ctx.strokeStyle = last = color;
        }
      } else ctx.beginPath();
      if (shape2) {
        for (let j = 0; j < corners.length; j += 2) {
          const px = x[i] + r * corners[j], py = y[i] + r * corners[j + 1];
          if (lines ? j % 4 : j) ctx.lineTo(px, py);
          else ctx.moveTo(px, py);
        }
        if (!lines) ctx.closePath();
      } else ctx.arc(x[i], y[i], r, 0, 2 * PI);
      if (lines) continue;
      if (color) {
        if (color != last) ctx.fillStyle = last = color;
        ctx.fill();
      }
      if (edge && width) ctx.stroke();
    }
    if (lines) ctx.stroke();
  }
  var FAMILIES = [
    '"Liberation Sans",Arial,Helvetica,sans-serif',
    '"Liberation Serif","Times New Roman",Times,serif',
    '"Liberation Mono","Courier New",Courier,monospace'
  ];
  function text(ctx, op, s) {
    const { string, font, width, color } = op;
    if (!color) return;
    ctx.translate(op.x / STEPS * s, op.y / STEPS * s);
    ctx.rotate(-op.angle / FINE * PI / 180);
    ctx.font = (font & 2 ? "italic " : "") + (font & 1 ? "bold " : "") + op.size / FINE + "px " + FAMILIES[font & 8 ? 2 : font & 4 ? 1 : 0];
    if (!op.squeeze) {
      const r = width / STEPS / ctx.measureText(string).width;
      op.squeeze = r > 0 && r < Infinity && abs(r - 1) > 0.01 ? r : 1;
    }
    ctx.scale(s * op.squeeze, s);
    ctx.textAlign = op.align;
    ctx.fillStyle = color;
    ctx.fillText(string, 0, 0);
  }
  var cells;
  function image(ctx, op, s) {
    const { w, h, pix, palette, rect } = op;
    const data = new ImageData(w, h);
    if (palette) {
      const colors = new Uint32Array(palette.slice().buffer), out = new Uint32Array(data.data.buffer);
      for (let i = 0; i < out.length; i++) out[i] = colors[pix[i]];
    } else {
      const out = data.data, n = w * h;
      for (let i = 0; i < n; i++) {
        for (let p = 0; p < 4; p++) out[4 * i + p] = pix[p * n + i];
      }
    }
    cells ||= make("canvas");
    cells.width = w;
    cells.height = h;
    cells.getContext("2d").putImageData(data, 0, 0);
    ctx.imageSmoothingEnabled = op.smooth;
    const at = (v) => round(v / STEPS * s);
    const x = at(rect.x0), y = at(rect.y0);
    ctx.drawImage(cells, x, y, at(rect.x1) - x, at(rect.y1) - y);
  }

  // ../../js/live.js
  function live(film, stage, setSpeed, toggle) {
    const updates = film.controls.map(({ kind, rect, label, pause, size, ink, accent, face, min: min2, max: max2, step }) => {
      const slider = kind == "speed", box2 = make(slider ? "label" : "button");
      const part = (v, all) => v / all / 8 * 100 + "%";
      box2.className = "live";
      box2.style = `left:${part(rect.x0, film.width)};top:${part(rect.y0, film.height)};width:${part(rect.x1 - rect.x0, film.width)};height:${part(rect.y1 - rect.y0, film.height)};font-size:${size / 64 / film.width * 100}cqw;font-family:${FAMILIES[0]};color:${ink};--accent:${accent || ink};--face:${face}`;
      stage.append(box2);
      if (!slider) {
        box2.onclick = toggle;
        return ({ playing }) => {
          const text2 = playing ? pause : label;
          if (box2.textContent != text2) box2.textContent = text2;
        };
      }
      const input = make("input"), value = make("output");
      box2.append(label, input, value);
      input.type = "range";
      input.min = min2;
      input.max = max2;
      input.step = step;
      input.ariaLabel = label;
      input.oninput = () => setSpeed(input.valueAsNumber);
      return ({ speed }) => {
        input.value = speed;
        input.style.setProperty("--done", (input.value - min2) / (max2 - min2));
        value.textContent = input.ariaValueText = +speed.toPrecision(4) + "×";
      };
    });
    return (core2) => updates.forEach((update) => update(core2));
  }

  // ../../js/controls.js
  var BUTTONS = {
    first: "First frame (Home)",
    prev: "Previous frame (←)",
    play: "Play (space)",
    next: "Next frame (→)",
    last: "Last frame (End)",
    turn: "Play in reverse (r)",
    mute: "Sound off (m)",
    save: "Save this frame as PNG (s)",
    keys: "Keyboard (?)",
    full: "Full screen (f)"
  };
  var REPEAT_NAMES = { loop: "Play in a loop (l)", once: "Play once (l)", reflect: "Play to and fro (l)" };
  var KEYS = {
    " ": "play",
    k: "play",
    arrowleft: "prev",
    arrowright: "next",
    home: "first",
    end: "last",
    m: "mute",
    "+": "faster",
    "=": "faster",
    "-": "slower",
    r: "turn",
    l: "loop",
    s: "save",
    f: "full",
    "?": "keys",
    escape: "escape"
  };
  var HELP = [
    ["space, k", "play, pause"],
    ["← →", "step"],
    ["Home, End", "first, last frame"],
    ["0 … 9", "go to tenths"],
    ["+ −", "speed"],
    ["r", "reverse"],
    ["l", "loop, once, to and fro"],
    ["m", "sound"],
    ["s", "save as PNG"],
    ["f", "full screen"]
  ];
  var buttons = (names, kind) => names.split(" ").map((name) => `<button class="${kind}" data-do="${name}">${icon(name)}</button>`).join("");
  var HTML = '<div class="bar"><div class="params"></div><input class="time clock" type="range" aria-label="Frame"><div class="row">' + buttons("first", "clock more wide") + buttons("prev", "clock more") + buttons("play", "clock") + buttons("next", "clock more") + buttons("last", "clock more wide") + '<output aria-live="off"></output>' + buttons("turn loop", "clock more") + '<select class="clock more" aria-label="Speed" title="Speed (+ and −)"></select>' + buttons("mute", "clock") + buttons("save keys", "more wide") + buttons("full", "") + "</div></div>";
  function controls(host, root, film, core2, sweep2, { save: save2, heard, after }) {
    const { params: params2, length } = film;
    const find = (selector) => root.querySelector(selector);
    const bar = find(".time"), label = find(".row output"), speed = find("select"), stage = find(".stage"), help = find(".help");
    const still = length < 2;
    const press = {};
    for (const b of root.querySelectorAll("[data-do]")) press[b.dataset.do] = b;
    const name = (b, text2) => {
      b.title = text2;
      b.ariaLabel = text2.replace(/ \(.*/, "");
    };
    for (const k in BUTTONS) name(press[k], BUTTONS[k]);
    if (!host.requestFullscreen) press.full.hidden = true;
    bar.max = length - 1;
    press.mute.hidden = !heard;
    for (const s of SPEEDS) speed.add(new Option(s + "×", s));
    if (still) find(".bar").className += " still";
    const act = (action) => {
      action();
      after();
    };
    const inputs = params2.map(({ name: name2, menu, values }, i) => {
      const box2 = make("label"), input = make(menu ? "select" : "input"), value = make("output");
      const text2 = make("span");
      text2.textContent = name2;
      box2.append(text2, input);
      if (menu) for (const v of values) input.add(new Option(v, input.length));
      else {
        box2.append(value);
        input.type = "range";
        input.max = values.length - 1;
        value.style.minWidth = max(...values.map((v) => v.length)) + "ch";
      }
      input.ariaLabel = name2;
      input.oninput = () => act(() => sweep2.at[i] = +input.value);
      find(".params").append(box2);
      return () => {
        const at = sweep2.at[i];
        input.value = at;
        if (menu) return;
        input.ariaValueText = value.textContent = values[at];
        input.style.setProperty("--done", values.length > 1 ? at / (values.length - 1) : 1);
      };
    });
    const own = (kind) => film.controls.find((c) => c.kind == kind);
    const range = own("speed");
    if (range) speed.hidden = true;
    if (own("play")) press.play.hidden = true;
    const pace = (s) => core2.setSpeed(range ? min(max(s, range.min), range.max) : s);
    const update = live(film, stage, (s) => act(() => pace(s)), () => act(core2.toggle));
    pace(1);
    const first = params2.findIndex(({ menu }) => !menu);
    const go = still && params2[first] ? (to) => sweep2.at[first] = max(0, min(params2[first].values.length - 1, to)) : core2.show;
    const count = still ? params2[first]?.values.length || 1 : length;
    const step = (d) => still ? go(sweep2.at[first] + d) : core2.step(d);
    const faster = (d) => {
      core2.faster(d);
      pace(core2.speed);
    };
    const actions = {
      play: core2.toggle,
      turn: core2.turn,
      loop: core2.nextRepeat,
      save: save2,
      mute: () => heard && (heard.muted = !heard.muted),
      first: () => go(0),
      last: () => go(count - 1),
      prev: () => step(-1),
      next: () => step(1),
      faster: () => faster(1),
      slower: () => faster(-1),
      full: () => document.fullscreenElement ? document.exitFullscreen() : host.requestFullscreen?.(),
      keys: () => press.keys.ariaExpanded = !(help.hidden = !help.hidden),
      escape: () => help.hidden || actions.keys()
    };
    help.innerHTML = HELP.slice(still ? 8 : 0).filter(([k]) => heard || k != "m").map((row) => `<dt>${row[0]}<dd>${row[1]}`).join("");
    press.keys.ariaExpanded = false;
    find(".row").onclick = (e) => {
      const b = e.target.closest("button");
      if (!b) return;
      if (e.detail) host.focus({ preventScroll: true });
      act(actions[b.dataset.do]);
    };
    find("canvas").onclick = () => act(core2.toggle);
    help.onclick = () => act(actions.keys);
    bar.oninput = () => act(() => {
      core2.pause();
      core2.seek(bar.valueAsNumber);
    });
    speed.onchange = () => act(() => core2.setSpeed(+speed.value));
    const key = (e) => {
      const target = e.composedPath()[0];
      if (!host.contains(document.activeElement)) return release();
      if (e.ctrlKey || e.metaKey || e.altKey || target.localName == "select") return;
      const k = e.key.toLowerCase();
      if (k == " " && target.localName == "button") return;
      if (target.type == "range" && target != bar && /^(arrow|home|end|page)/.test(k)) return e.stopPropagation();
      if (k == "escape" && help.hidden) return;
      const action = /^[0-9]$/.test(k) ? () => still ? go(floor(count * k / 10)) : core2.seek(floor(count * k / 10)) : actions[KEYS[k]];
      if (!action) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      act(action);
    };
    const release = () => removeEventListener("keydown", key, true);
    host.addEventListener("focusin", () => addEventListener("keydown", key, true));
    host.addEventListener("focusout", release);
    const digits = max(0, min(3, ceil(Math.log10(film.fps)), ceil(3 - Math.log10(length / film.fps + 1))));
    const counter2 = make("span");
    label.append("", counter2);
    let playing, repeat, muted;
    return function show(frame) {
      for (const show2 of inputs) show2();
      update(core2);
      if (still) return;
      const text2 = (frame / film.fps).toFixed(digits) + " s";
      bar.value = frame;
      bar.style.setProperty("--done", frame / (length - 1));
      bar.ariaValueText = text2 + ", frame " + (frame + 1) + " of " + length;
      label.firstChild.data = text2;
      counter2.textContent = frame + 1 + " / " + length;
      if (playing != core2.playing) {
        playing = core2.playing;
        press.play.innerHTML = icon(playing ? "pause" : "play");
        name(press.play, playing ? "Pause (space)" : BUTTONS.play);
      }
      if (repeat != core2.repeat) {
        repeat = core2.repeat;
        press.loop.innerHTML = icon(repeat);
        name(press.loop, REPEAT_NAMES[repeat]);
      }
      if (heard && muted != heard.muted) {
        muted = heard.muted;
        press.mute.innerHTML = icon(muted ? "muted" : "mute");
        name(press.mute, muted ? "Sound on (m)" : BUTTONS.mute);
      }
      press.turn.ariaPressed = core2.reverse;
      speed.value = core2.speed;
    };
  }

  // ../../js/sound.js
  var CLOSE = 0.01;
  function sound({ sound: sound2, fps }, root, core2, changed2) {
    const audio = make("audio");
    audio.src = URL.createObjectURL(new Blob([sound2.data], { type: sound2.type }));
    audio.preload = "auto";
    root.append(audio);
    let jumps = -1, last = 0, starting = false, refused = false;
    async function start2() {
      starting = true;
      try {
        await audio.play();
        refused = false;
      } catch (error) {
        refused = error.name == "NotAllowedError";
      }
      starting = false;
      changed2();
    }
    return {
      // muted is whether nothing is heard; set it to true or false.
      get muted() {
        return audio.muted || refused || !!audio.error;
      },
      set muted(m) {
        audio.muted = m;
        if (refused) start2();
      },
      // follow brings sound and picture together. It is called for every frame,
      // and with false when the picture stops.
      follow(moving) {
        const at = core2.at() / fps;
        const sounding = moving && core2.playing && at >= 0 && !audio.error && !(at >= audio.duration);
        if (!sounding) {
          audio.pause();
          jumps = -1;
          return;
        }
        if (audio.playbackRate != core2.speed) audio.playbackRate = core2.speed;
        if (jumps != core2.jumps || at < last - 5 * CLOSE) {
          jumps = core2.jumps;
          audio.currentTime = last = at;
          if (audio.paused && !starting) start2();
          return;
        }
        last = at;
        if (audio.paused) return;
        const off = audio.seeking ? 0 : audio.currentTime - at;
        if (off < -CLOSE || off > CLOSE) core2.lag(off * fps);
        last = at + off;
      }
    };
  }

  // ../../js/sweep.js
  function sweep({ params: params2, length, poster }) {
    let rest = floor(poster / length);
    const at = [];
    for (const { values } of params2.toReversed()) {
      at.unshift(rest % values.length);
      rest = floor(rest / values.length);
    }
    return { at, first: () => params2.reduce((film, { values }, i) => film * values.length + at[i], 0) * length };
  }

  // ../../js/bounds.js
  function bounds({ clip, states }) {
    if (clip) return [clip.x0, clip.y0, clip.x1, clip.y1];
    const box2 = [Infinity, Infinity, -Infinity, -Infinity];
    const add = (x, y, r) => {
      if (x - r < box2[0]) box2[0] = x - r;
      if (y - r < box2[1]) box2[1] = y - r;
      if (x + r > box2[2]) box2[2] = x + r;
      if (y + r > box2[3]) box2[3] = y + r;
    };
    for (const state of states) {
      for (const op of state) {
        if (op.kind == "image") {
          add(op.rect.x0, op.rect.y0, 0);
          add(op.rect.x1, op.rect.y1, 0);
        } else if (op.kind == "text") {
          const a = op.angle / 64 * PI / 180, em = op.size / 8;
          const left = { left: 0, center: -0.5, right: -1 }[op.align] * op.width;
          for (const u of [left - em / 4, left + op.width + em / 4]) {
            for (const v of [-em * 1.1, em * 0.4]) {
              add(op.x + u * cos(a) + v * sin(a), op.y - u * sin(a) + v * cos(a), 0);
            }
          }
        } else {
          const { x, y, size } = op, line = (size ? op.edgeWidth : op.width) / 8 * 0.75 + 8;
          for (let i = 0; i < x.length; i++) add(x[i], y[i], line + (size ? size[size.length > 1 ? i : 0] / 2 : 0));
        }
      }
    }
    return box2[0] <= box2[2] ? box2 : null;
  }

  // ../../js/view.js
  function view(film, canvas, hidden = []) {
    const ctx = canvas.getContext("2d");
    const base = canvas.cloneNode(), below = base.getContext("2d");
    const layers = film.layers.map((layer, order) => ({
      order,
      clip: layer.clip,
      states: layer.states,
      frame: layer.frame,
      box: bounds(layer),
      moves: layer.frame.some((state) => state != layer.frame[0])
    })).filter((layer) => layer.box && !hidden.includes(layer.order));
    let scale = 0;
    let groups = [];
    let shown = -1;
    function drawLayer(ctx2, layer, frame) {
      const state = layer.states[layer.frame[frame]];
      if (!state) return;
      const { clip } = layer;
      ctx2.save();
      if (clip) {
        const at = (v) => round(v / 8 * scale);
        ctx2.resetTransform();
        ctx2.beginPath();
        ctx2.rect(at(clip.x0), at(clip.y0), at(clip.x1) - at(clip.x0), at(clip.y1) - at(clip.y0));
        ctx2.clip();
      }
      for (const op of state) paint(ctx2, op, scale);
      ctx2.restore();
    }
    function arrange() {
      const fixed = [];
      groups = [];
      for (const layer of layers) {
        const [x0, y0, x1, y1] = layer.box.map((v) => v / 8 * scale);
        let group = { layers: [layer], box: [floor(x0) - 1, floor(y0) - 1, ceil(x1) + 1, ceil(y1) + 1] };
        const meets = ({ box: b }) => {
          const a = group.box;
          return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
        };
        if (!layer.moves && !groups.some(meets)) {
          fixed.push(layer);
          continue;
        }
        for (let other; other = groups.find(meets); ) {
          groups.splice(groups.indexOf(other), 1);
          group = {
            layers: other.layers.concat(group.layers),
            box: group.box.map((v, i) => i < 2 ? min(v, other.box[i]) : max(v, other.box[i]))
          };
        }
        groups.push(group);
      }
      for (const { layers: layers2 } of groups) layers2.sort((a, b) => a.order - b.order);
      return fixed;
    }
    return {
      // size sets the number of device pixels. The canvas is blank until draw.
      size(width, height) {
        canvas.width = base.width = width;
        canvas.height = base.height = height;
        scale = width / film.width;
        shown = -1;
        if (film.background) {
          below.fillStyle = film.background;
          below.fillRect(0, 0, width, height);
        }
        for (const layer of arrange()) drawLayer(below, layer, 0);
        ctx.drawImage(base, 0, 0);
      },
      // draw shows a frame.
      draw(frame) {
        if (!scale || frame == shown) return;
        for (const { box: [x0, y0, x1, y1], layers: layers2 } of groups) {
          if (shown >= 0 && layers2.every((l) => l.frame[frame] == l.frame[shown])) continue;
          ctx.save();
          ctx.beginPath();
          ctx.rect(x0, y0, x1 - x0, y1 - y0);
          ctx.clip();
          ctx.clearRect(x0, y0, x1 - x0, y1 - y0);
          ctx.drawImage(base, 0, 0);
          for (const layer of layers2) drawLayer(ctx, layer, frame);
          ctx.restore();
        }
        shown = frame;
      }
    };
  }

  // ../../js/player.js
  var MAX_AREA = 1 << 24;
  var MAX_SIDE2 = 1 << 14;
  function player(film, host, flags2, failed) {
    const root = host.attachShadow({ mode: "open" });
    const title = film.title || "Animation";
    root.innerHTML = `<style>${player_default}</style><div class="stage"><canvas role="img"></canvas><dl class="help" hidden></dl></div>` + HTML;
    const canvas = root.querySelector("canvas"), bar = root.querySelector(".bar");
    canvas.ariaLabel = title;
    host.tabIndex = 0;
    host.role = "group";
    host.ariaLabel = title;
    host.style = `width:${film.width}px;--w:${film.width};--h:${film.height}`;
    bar.className += " " + flags2;
    let time = 0, last = 0, request = 0, seen = false, broken = false, sized = false;
    const play = core({ ...film, frames: film.length }, () => time);
    const chosen = sweep(film);
    const now = () => chosen.first() + play.frame();
    const picture2 = view(film, canvas, film.controls.map((c) => c.layer));
    const heard = film.sound && sound(film, root, play, refresh);
    const show = controls(host, root, film, play, chosen, { save: save2, heard, after: refresh });
    function refresh() {
      if (broken) return;
      try {
        heard?.follow(seen && !document.hidden);
        picture2.draw(now());
        show(play.frame());
        if (!play.playing) heard?.follow(false);
      } catch (error) {
        broken = true;
        failed(error);
      }
      if (!request && seen && !broken && play.playing) request = requestAnimationFrame(tick);
      if (!request) last = 0;
    }
    function tick(t) {
      if (last) time += min(t - last, 1e3);
      last = t;
      request = 0;
      if (!host.isConnected) seen = false;
      refresh();
    }
    function size(width, height) {
      bar.classList.toggle("narrow", host.clientWidth < 440);
      const fit = min(1, MAX_SIDE2 / width, MAX_SIDE2 / height, sqrt(MAX_AREA / (width * height)));
      const w = round(width * fit), h = round(height * fit);
      if (!w || !h || w == canvas.width && h == canvas.height && sized) return;
      sized = true;
      picture2.size(w, h);
      refresh();
    }
    const resized = new ResizeObserver(([e]) => {
      const d = e.devicePixelContentBoxSize?.[0];
      const pixels = (length, exact) => abs(exact - length * devicePixelRatio) < 2 ? exact : round(length * devicePixelRatio);
      size(pixels(e.contentRect.width, d?.inlineSize), pixels(e.contentRect.height, d?.blockSize));
    });
    try {
      resized.observe(canvas, { box: "device-pixel-content-box" });
    } catch {
      resized.observe(canvas);
    }
    new IntersectionObserver((entries) => {
      seen = entries.at(-1).isIntersecting;
      refresh();
    }).observe(host);
    if (heard) document.addEventListener("visibilitychange", refresh);
    function save2() {
      const copy = make("canvas"), frame = now();
      const s = min(2, MAX_SIDE2 / max(film.width, film.height), sqrt(MAX_AREA / (film.width * film.height)));
      const v = view(film, copy);
      v.size(round(film.width * s), round(film.height * s));
      v.draw(frame);
      copy.toBlob((blob) => {
        const a = make("a");
        a.href = URL.createObjectURL(blob);
        a.download = (title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) || "frame") + "-" + (frame + 1) + ".png";
        a.click();
        setTimeout(() => URL.revokeObjectURL(a.href), 1e4);
      });
    }
    host.zoetrope = {
      play() {
        if (film.length > 1) play.play();
        refresh();
      },
      pause() {
        play.pause();
        refresh();
      },
      first: chosen.first
    };
    if (flags2.includes("paused") || matchMedia("(prefers-reduced-motion: reduce)").matches) play.seek(film.poster % film.length);
    else if (film.length > 1) play.play();
  }

  // ../../js/mount.js
  function mount(img, flags2) {
    if (img.zoetrope) return;
    img.zoetrope = true;
    new IntersectionObserver((entries, observer) => {
      if (!entries.at(-1).isIntersecting) return;
      observer.disconnect();
      start(img, flags2);
    }, { rootMargin: "400px" }).observe(img);
  }
  var pngOf = (img) => Uint8Array.from(atob(img.src.slice(img.src.indexOf(",") + 1)), (c) => c.charCodeAt(0));
  async function start(img, flags2) {
    const host = make("div");
    const failed = (error) => {
      if (host.parentNode) host.replaceWith(img);
      const line = make("div");
      line.role = "status";
      line.style.cssText = "font:12px system-ui,sans-serif;opacity:.7;padding:4px 0";
      line.textContent = "This animation cannot be played: " + (error?.message || error);
      img.after(line);
    };
    try {
      player(await decode(stripFromPNG(pngOf(img))), host, flags2, failed);
      img.replaceWith(host);
      host.append(img);
    } catch (error) {
      failed(error);
    }
  }

  // poster.js
  function carriesFilm(src) {
    const base64 = src.slice(src.indexOf(",") + 1);
    try {
      for (let at = 8, n = 0; n < 1e5; n++) {
        const from = Math.floor(at / 3);
        const head2 = atob(base64.slice(4 * from, 4 * from + 16)).slice(at - 3 * from);
        const type = head2.slice(4, 8);
        if (type == "zoEt") return true;
        if (type.length < 4 || type == "IEND") return false;
        at += 12;
        for (let k = 0; k < 4; k++) at += head2.charCodeAt(k) * 2 ** (24 - 8 * k);
      }
    } catch {
    }
    return false;
  }

  // films.js
  var POSTER = 'img[src^="data:image/png;base64,"]';
  var flags = (img) => img.getAttribute("data-zoetrope") ?? [...img.classList].filter((c) => /^zoetrope-(paused|simple|bare)$/.test(c)).map((c) => c.slice(9)).join(" ");
  function watch(root, outputs) {
    const players = /* @__PURE__ */ new Set();
    let resting = false;
    function add(host) {
      if ([...players].some((p) => p.deref() == host)) return;
      players.add(new WeakRef(host));
      if (resting) host.zoetrope.pause();
    }
    function look(img) {
      if (!img.matches(POSTER) || !img.closest(outputs)) return;
      if (img.parentNode.zoetrope) add(img.parentNode);
      else if (!img.zoetrope && !img.hasAttribute("data-zoetrope") && carriesFilm(img.src)) mount(img, flags(img));
    }
    const all = (node) => node.nodeType == Node.ELEMENT_NODE && [...node.matches("img") ? [node] : [], ...node.getElementsByTagName("img")].forEach(look);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(all);
    }).observe(root, { childList: true, subtree: true });
    all(root);
    function hosts() {
      const left = [];
      for (const p of players) {
        const host = p.deref();
        host ? left.push(host) : players.delete(p);
      }
      return left;
    }
    return {
      shown: () => hosts().filter((host) => host.isConnected),
      // play and pause tell all films, also those still to come.
      play() {
        resting = false;
        for (const host of hosts()) host.zoetrope.play();
      },
      pause() {
        resting = true;
        for (const host of hosts()) host.zoetrope.pause();
      }
    };
  }

  // ../../page.html
  var page_default = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: blob:; media-src blob:; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>{{title}}</title>
<style>
:root { color-scheme: light dark }
body { margin: 16px; display: grid; justify-content: center; justify-items: center; grid-template-columns: 100% }
</style>
</head>
<body>
{{output}}</body>
</html>
`;

  // ../../player.min.js
  var player_min_default = '(s=>new Response(new Blob([Uint8Array.from(atob("tL3ddtu4kjD6KjQnzQasEkzKduJQhnTS+elk7zhJx+m/rdHupkhIYpsi2CQoS5G41rma9V1+a27OG5wXOW+yn+SsAkiKctIzc/PtrG0Rf4VCoVBVKBTQhFA+2q2D3NooPnmTqvPBszwPtvD1zx/jVF09/JzCK8UnHngwgHNwp8N5mYYqlqn1B1F0p5a5vLdScW+9zHOZE0WrtsIzoiClO7Xf/0FstRTWPE5WVlxYoczzMlO+dZ/LdGHZvZRWiGWiOGL8sHapLDmf2/TQ9Y3CvhOhrJRj3y8CFfwUi3ui2Kycz0UOis22SryfzwuhQLFEpAu1pEPSfF5f7fcpWwiFIz0fEJee8MG5e/7kwrv0vOOyCyzzrp48vrw6v6COo/GLC8QtlcoKrA/vvreyOFRlLhBLmRNELedXIIfDnEu6I3nPG4yazvd7Ijnm9Lrd5JS2NZpeRBf2MTGwi4IfAehd0GE8JwXnA/fywvMGjwdXNBeqzFNLsaKcBTijJO9dgexf0GHBuTcYPB08uXpyddX22PQWBnkeCxyjngqbVlVQbNPQOkywnoZblcfpgs1zuXq+DPLnMhKEMdbp0IULSk+4/Q8plP0V+mF+LjNR9zM0E3uvSAfGBaWQ85SVhA7zkYdQfm+55D4orFUQCWu2tQLkRpEfgJK1yAtE99Eur8DSXctUWLkIosIqM0tJy6O/U3hGcrDryjUWEgoQ3IVAz+ow4ClTZPD46uL88uLycV/QId2JHg905RBRDu6DWFl/KpKyjwRrUwoBpcNiv+e/KiL5T4qElEJBQuzxJGSJmCtCwTYzb8m5FVizRIZ3Nq2eEek4J2ldx3Eke3Qt2QxskUY2BVmzC5fsF5aLqAwFISHs1kFSisKPK8pH4Vlc1wLJZthn0+obj3MX7CzIg5VQIi86zBtacj5hjEn2FvSPnNKQCb3aDiKDhEzQYc1h8iF7/KmMADCLoWHt0aXjqIk7Rd5zHSc989zzwXVT2vPGrv8ueAdSd3WQQyTvpfu9qxn8JDdAC13nu0TOyERNKStULoIVoSyLM/FpmctysSRaPohQrrJcFDi1t6aWHYl5EihhU4pr6KMIIpETOlT5dtdQQQxPiOBmSguGDEMoZZFMxTDvccE0nZslK1khFKkzIadVGKhwucs5DqdgYZCGIiGU6WwjmitaVTX1npGc8xTseuZBHuTofUfauZBzkvDB5SXlI5KOWrI6ToJc9IyoSTq95gnY8yRYFDYFNUl7vSkFyRM+IkkrY/pp3aazylJIezxB9tS9nJ6eD/oeYtpQZMFdWHMPVsPh+pR7gysaz8mK54TCosfJyvEGT+jpGp6RxTVPHGd9jUAuwU7L1UzkNoXVtXeQSosKhJb5d4oUeqnofpsFRvmoIDeBWrJVnJIEDqhTCiEnCSwoH2n+0PKH7Ey5n1SwoBBr0JpyCZckINRMb905csYnsVHIHTj3dqnm/SsbdvNABYl/4kK8SGUuvnt/45+4FWWRrkiSZmqfERdsJTYKZSOUurdbRQSh0Pk/hSVSfmfIJ8nFaUJhfWDv50mwykRkuBwLmwW1YHOZvwyQWVYwo3y0nsy+SU4verOzZO9OkQkcMvsGqWwK+k0R7a0orKsa0A6lh4/IHegHpZ/DR1+C8gt44wsIYOGHgIPxY8hFqPwS1v4SbnXDUJEl8SiduFN47td01yNac0mS08XpFYXVwyW7bpYGzHTRq0QG6vGFKVzVqrod7vow3HvYUj5aTbbfaNC9rRnwPfL3jIm1yLckLl7FaawE7fBWSBKoG88OTL043cLilGx7HqW0gpnGH9aw6jL2jCcsUKTv0fG47w0XQ7Pi7jnO4pYXZGGE4zOyBXuOEtOmsOjz7XDb7w/prMfvEbkRXzvO7JqvDpUSlpXFksxoVVXazLlTXPGRGo1G3j/7RDlex7K51TITcpB010oGdc1zx0mvuQQbpyZIFwlC3m1cX8HW9VPYeH4OW8+X1UFuhP+dlYQadTJtZb7k7lC2kngoe/yC5gZ5NZG98+nY/jf7yGSRlClp9D/xHlOWBdGtCnJFrsClflomB2bOD3j91MFrdx9Haukrpoj3+PzqgsJSxIul6ubMfBfmWeEr9px44CETIh/mIhOB8id2ImVmgy3TUNhIoHkiQmVPJ4qVZECn8JMGdvX4wnVpDz+fNv+jZ554CipWicA6YoPi8Bf/NSIIj3QzCrMgvFvkskwjX7FbQqvhM5IyjbfjpMzgi1/zrBi59cc198Q5fv90zXXPYC9FgDo7ZW+5YguiWEAeX16eP6bQSinJdw+Q2Rw+t4dPvT4Vwx9C4e/+ZArCn0wrKDgO+ryh+g5VN3zvn5yQwvEo/MMvRl5VIRLyGIl+yt62q7WDT9slQkajpq3V90DwBodW0gQzkfgS3voFhEmc+YJt3P1esK3+u/H0tzcWmjngQ4u5xunz1wjzh14RrDFaqDHM8hazhsFSVuAc8Xy8U9tM+DlEgQp8xT5qiJRWps9n5CRH+17XZlin1aAnKfulsZVsXY7zdWDc1x3G9YatYW1Q9roTeUAPJD85wUnxDA3ryu7F1eWTx2cpal+s2A7jGUlPedFi0RpnuNzTYIXjeu1LqC28oqo6G64/HhhculNpJq5f91/zjDggGBw+Q1134F08ubg6f3zxhMIkhhKWU46yhK3JOaUwmcwhg2g65WZBnndwz8cnc8c5yRznJPLnuBqy0dxxopELdihTlcsEBxL7+djOkmBr+3aRCRHZkARbkfvSsHYBhpEEZEFZCD+AEP7mx/CDX4JS/hJWcerPYRVs/AwKJTI/6si9XzvTNJlqGQcS/xT4B0cu2SrItAm2UfpzzkcTFJFz0H+n2hKZ81HGR+QZIfM+z+gIjWWjatBIz4JcoXmVIdkCMnCfPvEuB2h0BOTCe3px7l5QKLsly05JQ7J5zTAZn6OMOr+6euxe0aFisx7P4BnJHEex2SlR7cLrqXYt9Dx6zes2XdS05ulY87vv/QX8w1/D3/0VCH9Wybml2FvaKL/JPWzhBm6n2JY9J3NcL7hne0bIyWK/v8eJ3I5c6jjkZL3f32D6duTipiVexZoMK6MoUCXdozbaol66QZV0W9HhnM3IDDJwYdWYIB6tcOARJwtYdzXximP/NdX6i3bvvkI9uzDdrHE9DyOSwtwsH4hIrpffd4rMYUkxQ+qMOVuQ0gyJ1hmK5AcsdNWiLkF+HqCCMVImQfWI9G4tk90HfwHCX1fGejCWQwdfM9Q1ZND3oMG9N+t7BuA9R3RmB0Gx5XKCCMkDQtOGN0Li9batUN5WVLPqlo+2+uOGj37GweaTmymkUEBMUTgaAk2mFGreJlu4abq75fc67xc+OmwYX8AE7qaUj1707hCWi2Amq6mB9BL7uAUxWU2xkPwCLygfJZNV/5fpmE1uppMXU0orCvcHKh31OHGh/jcd1tNnBkAmv8AL7PfvCqGavDt4Y8BPJ2+ww4MZdzt5MwX80+N3FP9X4b/Dsv/uC+l3bqRfqdWXsX+PpZuAAPeTOecuFXwX+3YWqKUNYZD5E3tWKoUGhVYEYBd/lkEu7OlEOudTEMqXo3OYx0lizAIoVC7vRJ0wZk1BKLz3UeintRKCgkKKuvsNoXCjtVNTRCvcm19fOY5gYZDhWhPsfesywu9CrgR5p9c5pVjvpjaGSQgxmunXl45D4v3+JKQUzGDoUCSFsMwwPUOesDETzKBXQX5X2CCVLyH0Q8eDF37oDCBX9Wj+0CP55NdaQJPx8nGLsuciLp9apWXg0Up3nHM+GBPTkd4rwTu02cQcaRuKFHUb2DkaUUjbKcylJlBJvEsKtzUGocbgV0M47FWwd83ei/o1+HgVLIQNhfJPTiTcH1mV3cTaJwFvBzHGIQXGXDXjGeBw7vHPEmqgtJXY4sBxP7fGOhSGsIKjyZVWEHAXQu62jdjNmBQEJ6wWCYeppSDYDe9sYgW7gbhePiXfxZD6Dxi3OmjckqXNREPQ4yVLT1+pSTyFmPMLxyGhzqNQVrh5Cq950FafCJgEENRrc0p9wT6Na8ocSgULx4HvgWAvHCdoKr4bE8FixfOJOhanU93QA/xXgyUTgft3EGwVbKZc6ibyYZMBDDQmgt2fCrY8JYKtx55/QafTjonzdyT5pKY5iGlnlyTrtRDwUTDiqJyK+DNukxS7GeO0KNj4KWz9vPIVjvQZKTpNrlXLwRSNlUSW2ujqNoTQl/DCb8yzcWGYhvqKvTt0gZuTrZ/jjxEDcuJOK588IyeKrfd7xZqN8chzB9owbtG4OEVE1n+JiDaPbhXRnegu0omHX96UQqJ80bUHX3b4kz9tODRtBX8ECeWjqJeAi/YOgmOhTAuVl6GSOdo1nHdOBbQtCHPIOoyN8oaHY0+zqLZ4UNxpn00o4oSk9VDOrjrmcaTlT0Eh4dHofKwXte8emDq6frzfJ2g0ZrmIYkQG+TWCZFpRKI0cJJMIlUc0ukK7ZM6/N/KfgtB+DuMw1Q6upcYpBqMCPhKBSj81+sbQoHbOoPEXkIjCmiNFYaVpgioi0tSbzOB+ystJMhqdT4czzq8ch6y4JPeQ0PEYle6M86c6c04SuIeIHnyqW+4Ot9fRcNvrmbm44S7CjmlT45a7w9vreHjb69GbPV9ObqeTbHp9fXV6a6T4jVmcw6zXg8VkO+UkHN/4d4rcUNr7hyIzuIcFrGAN24NrEYeiB6IZhi+6LPL9A6WpyFWjNL1m02d2C2/qrcIbQofPSO44Bc6OjMpQ1c7ykHenvWGyDCLKR8aJF2x0kp4VaCc3rAElz/hIM2vt6qUM9SrJKEyOHc5wnJwalqrgCie5JHIcnsZ+SGGuE4VfnMaN4Mae9Vw/cGEnxqxqrFBjga7Pih6RjpOdhnTvwoyvv8GMsetnpwWFe+4+mNVcz+p9z5AgXpUJWU6208lqCnP8nU1bBdKSQkDr2gzgfjSKtEnTTs0/OqsXhJmigCvOL/Z7xfnlWPRSX+AiHXHXcYLrRqS2O1PO3bHrK85RoY288eA0n4i+N+3jz2CKJeeOE47FdSvRBqdyIqb9YiKmPn75pO5w9IRiVTkJdLtL3c5xAp3Tq+HKSdD3sKGp9Bi75ekYS1Od8wRzTIZnWqUGmxTbibrAd6t1kO+CWeGnCpCf/F8hlIX/M8wTKXP/N731+6S3gR/hwxv/OzAOmndQxKn/dyj+zJVfqkpPB7zlio8iGZYrkSoW5iJQ4mUiMEUUHa6D3Hqr+Lf+UhZqFySJH6exioNkiMI39+N0KfJYmVS/CJdiJdrMKC5wI+trv/1wFWz6RuZ7rvvNUJsy3iDbnHlWsS2UWPXLGIogLfqFyOO5rtBfB3kcpKqfliuRx6GvglmZBDmmi2G/H4RoJfnWvw3mTyLhDfv9eRAK38oXs4B4gydgHf6w80s67PdVHoR3vnWebTCxLFcz30I0Kj1E4s9lWBb9dVzEs0RQOE7vZKmSOBX+INtYhUziyFoHOWkQocO6vC/16arvZZuKFSpYiF0mixh5189FEqh4LYYdYuD+P4hTkfe1fyZONRDU0VUYpOug2B3TstM0KDIRqn4eqFj6Bpl7ap3VeC3pMCzzQuZ+JmO0J4dKluGyH+h15K+CNM5KxEemFZsF+S4LoihOF3qArnWB+Ofyvu1+nojNEP/07/Mg8/HPMEjiRdqPlVgVvjFaq8kyjiKRTgFhCmBFvMoSYbGV1CkVJ4nFQhxKCzmVqTiJV5nMVZAqjYyFuwyZQiESERruK9NCqOFMbpA4iOdM5pHI+zO5Gdbe0XM32wxXcVozm07WtfIgisvCf5xthmge9zXmNc5DmQVhrLY+e/KAZF1c/KVci7zGyCR2TUNveHCH9s3y+Lcnc/w3EEcwkPhrses4T+t6l4OqHmszDa41cPVMXGWboWaK7ig7/WlT3McaQd5f4EBxBV9cRmIBKg/SIgtykSrr0v0GwjLH7+eIouVSeNiq/z9q1u39wNyInOV52cZSMrMuL78Bk/XkkNNtiCzuX2Qb5LRufu3ATmX9VckM4e8MWZ/rNfFJbFSnTZ1bFetF7TlH0jVcob8fCqR8Ead+UCo51HtVZMFhvVXtDrbOa6QXe9JkIOFwP6z772b+IePU5JqJn6AY6+tTVhFxlZdiWg/lgfhoWEmvOkuWKivVDteb7w0PPIHMcL+MlegXGcq7VOJCNG2KLEhblmSP61H29TnXVbap4hRBHtbSMU1qanm4RP4rwZEFaX/bJf5DHjoal+VaLv45s8IgCesyLXtRUg2snkVQlll9q1tErdM6HclUUNoUogCnVssa8PWuURF0Otbwvw7AkMT3+/didherfpHEKCw0ErsmM8gyEeRBqqmdNsK7i25Du6O8Y8Fz6XaZ/3juWyxW8nM/D9KFqDEwIHz3/0CXTMUrsTsok4ppn/pB2yzyOBrin74SqywJlEDBVq7Swje0I7h6+vNYob2BhhtabAgKBldutqHgzXNKh4sgQ1GGfNtVMJjWal6LAe8ctY3BwBerTG2PlENTZGn/97FG+lIF6S69RhU0QnPwBVu3UM26qJfaQX087sqQiwOCVi2o/1LkPz0s5rb9QyGuMzqaCBdp20G9+DvFWpJ+deEnqE8Oa7oVx8GskEmpxF9ozP+Ohg8kwJc9H+wpdiFWHYOKnYtVZdSdQe6PslDxfNtHSwdNtrqHY2bVQL7gVr2Su8D8YK5EvmtA2fZXBhwjIfz+FSrPo7ZGZ8/jRIncn2mSpqIoCHt6/qATo6W/UvPqkhqS/xXTDMSqlaRoo9WaxrU8HN/RkLsiqQZaT3wNij0Wq4otRZLt/mqU7pEqM+3msWpo3aDSzUJjvM7WIrkWv8jhdIgUmify3sD7Ous0yxhNZ0uri+NxXXXU7X8hRbAHS3eD6/WqgVUvJSFElx3+zbvyAk+IWRV9ZV1oQXJvxvTYdaso2jV0r1ga5Kgc2X0cCWhTrb48kjP/10pEcUBqrvdDGeSFoLuvWKSHGb/oiAn93V3mmFHL2mbhP+5IEiPPOmLqoitnDIt1IZm92GGtIdWqdvtSJkkR5kKk9CtGexTnwihwMwHDv1iWX5EFR/Nw6T3xgs4sfaV3q973GPrUamF9D/pnafWtx8hrrYo/2rPQr8LD7ckDaDXLgue6qG2qbw/RIm86J506LoC7ILlbn3bkPaII7af0zBPnpxIEJwGEXFI+2uU8ANNG8rANFMpFEPkF4HoTECo/4CNBCkIhoCZ05Xs+YR6wwSWwS/DAY5cwgAu4msJc8b+MxDgg/OGBu2mmfU0/nSo2zwoo+BtF0k40jCC09oI30XfaX8aMXubc9FQHk00+krzvwW+kpHSqHVJLnvckzHn5TbeNRnK89Je9T8SFvD84+Pbn18txC2ZO6dSf1HX6v5E5ThqcuNPKeGJKPorZb+O87/VLv4RQ07xgoSIxy8Yxe2ZG5bsUYr7L/BMPfsM/z3yviV1RNVbwo+9CPdhJOeXiENbwcLCOE7PMcUrO877nOKTQUYclhZjps3IdREdKWgEuC0J3XwIQhOr4Sw0gZi9JQFyqAfATF0KCbQ2onc7zTJ6Si0VSZ47b3vyYmY4qCNQX0wXNFDzEYlz6/+NZidlv+/18xJfjvufPK0iCBSnpzoy86amHQ36J+TH7sdcDUxoQhGZm9B0p6X7v6pNDKJby3lSuxwFICIRRKJFhiWGgmAmEPYyZbvEFwmT5Td7L6Te5v0QSlXna0kA3HSKxvel+T2L2Gz+J2W+Hnl5hN+XIdZzy2jtzHYfE7BkvqSH3PCiUyA+YfM/mcRq9SSOxIXM+mo94zJ7RYcxeke8nZpTft2cqsOzhKqAVlOrBYIbtGEqNCeI9V3paS0XmakLmisXYzfvDUqM9j34zb0LDprRqT6BiLRd+UHw3j/NC+fbNE+vx2hvceFfWY3a59ry3nmt5g8+WDVku1r59412wSyyznlreILlkl9Ylu7Q1v/r2zRWm1t75W++KXTYNdRSIfXNlGi69tect+97nFlSbY9mQig2i8bTuxEMgSb/tJgk0ll6N5uMay+QKq2B7HBZWeNwgcmnwsAGn3LdvLizPW/e94Nw6x72X5Vnn/fMlDvmxdZGcY8o6vxm4lne+7tTC3NeXN1eWd5HgN/6zAVeDgTnQIDx2aT3BDh9rtHF8F+wSoRk8bajFatvo8c2VdZX0Lyz9D5G4Si6sC8ywYVUqA/4pu1xfLs/Z5VtvYCFp133v/C329JRdfr7xcJBPAwRhhuRaj+spDJ7UKDUFiATCjf7ngNllcmnhKOpE/9K6tKEI1oicN8Ahrj0XaeMlehj9i5tLy3uKM3thw53YFr59c95M9hMz208+3zyxPHfJXO/Gc9l5+33ODvntl2ani+UTG1DjIodgt68v2OVPT288TealSTzVPesS7xKLNCImaVfwD67qg4KU/6AmqgnY+P26WC+sdSzuv5MbbiO5BhfW4MK2tGfEuAu5rfJS2KPrLFBLK+L2o11a4R8m0qj4OVZLYls2HX9rzeMk4XbXR2N/69t2dTa6PivWi9HvlfZcv+JXIBV/fHFQm5/qkwO6QwVTCPUpD9JiLvMVoaDEJGXxtK6hV68SfIfo+EKAPrv3c2FCgQMBxulWiKqjlkUDPxFqp91Ksgl/KACNh4qnEPD87BXsNn4IWz/GnJJ7sOR17OSZVKevhmJMlvwTQem8PA0ohUkI8ZSngqQQQDFeovoseUB9xYowSAQJIKCg2Ews4vRDoJbEHD7ND0cyu9jPIPWjSs6tlN20p2sJd4fJdTRMej2ace6NFUML9pMk4WQ+hXgy7/Wm1M84d8eKreT6a0WDsWJ/lkGUByoOn5f5w0rwsMH5GJH9HIv8v6l93FKxMJGFqEcoHYcofSh2q7aJ4BJMSkeUOM5SF5sZMBUKMIP7GUnNl3XqeZDxlIVBVqf/JuOUNwEuCjXm2zgVL4JiSTrxCCl7v99PppDxUXZaUlo3xmrmghVPWapOS2hQMHcKOsAmU9o52EoF2W18BVs/hRs/19E2suoeckV8JL4ZjH8j0WlBe+zSf6e/IOTdEHKDnUJ+iL9SkGJByZsT3ngSTTmPJ8l0HOLnO6Im0fS0oL5O8nCSTFEFm7LUlNEKltyFOXchM5cJlv35yHMc4TiScxMi5DikJHOY9zwKJdHaF80XmPNl1eHJCFI/QZ7Maec2xXBxnQwXvR6NOHcdJyMUIs4vxnOOtlCvUbOYr5eGXrBS8MlkCpO+B30P6j/mZwoT16RdcE2ee8jr1NGfdeumgqvLzMehWQOmzusf9Ve3/8odjIFbgbb225jY705JOhp59OwSJE+dwZidXw38NpI2dbxxX57+THLqy9O/k5xWtLN3yI+kjg5W2vgFbHGr4gfwyQ/hhR9DrvwShc2SS6HDibgcXTiOvH4KyPx/GLnTSBMUUfnZK/r1BdGsmToULNPL7LCsMgrlFyuv/Jp0iobHQqg5b9WyqA4+CCfxGNnTd6ew5sEkaINExonvTs8GuPeZ010810GZJxnFDW2clmK4OOFRBxHyAAU4xjDiizo26xjReE4k7YRhusPV9bJBdNXjA1rHOxaTZNpbny4nqyncc9Gmet50SObj1TcX/ooepOsM7lGe1QIVU9V8vz8ScA06QR4ShA4IFNbgwuD0Ozqc7/dk4TikHedBEuJgOsKwdBwdMtsQglbzblKvnkzxybf223gm9IFiat0GaWHDszwOEngtkrVQcRh0jmm/hePqmGeD/SleicJ6J+6tj3IVpDboDPhakxuZShvs57LMY5FjGxvqBKxkKrW/8dsOswdHzB4js+vD5KIOKRJw6wcVT3HSAs0TiumzrCRQgqRsc/bqNIeUbfEXCZRLhSX9lP2KK+C7M+/K1YSTqeKkcAZjO1ZBEoeW7ds27ZHC8cb2TCZRnZGy8Eyqnp1tLLuXqUnhXI0HfuFcjD3k2JOUfdcEF4qzV2eKrURQlLn4JDaKSGqU/jBl3/EQtzyh2fKkioR9j46Y641D36vadXmasu8gb8LjnyXxIuUpewfduQ/qlOkCBV7tpvjbgZDFESHvfQlLv9CRUrD2AxNPFaK8iM3dRrR2XgQqIBIKWlPXBGg3l5uawJGAFUkcCkLb2zTRF3Vic8Gguen0wBLpCoFokkx5NkG+n+rVUPdqIEDE5Wkx/Jolc6xLLrQuySYXp0lvMeVisjiNesm0+tt+z98S2xy02xT+ZuaDS/hbfYOFF/A3thDquUz1bQB7ENmUZaU6kCTWJAbFtE14u5JSLeN08TINZomIeMoKNTR734yP3pHM8N6SlyRkG9dE5YRs69KhYlEe3GvI5G86pkzX8Wh/qb+2Hu3POybDu861KHPzU7HPJm5nF/vCTGNQ3xoI6/1iDKFfwt/8Jfzgz0EpP9MBI5EOHknMvYFFdbjIJjhvbiOs+FuyHtsanu3bxiNqU5hxcgO3lI9uzm7Prk491+3Z39jIJisWJkFRvAtWgttJvBY2rFih2fR3fS75aDcjAdu4oAzpaTVUMquzt5ht5oFWtXe7buD1H7Sq3aR1Qyw+bn04bHq0K88eX5zVTRHbKvzz3lSYB6s42fqPdpmauNOq9nM+2i2rQ8jJo918v9cZOuLk0S6rfoeUBVkm0oisKJysm4ucKybTMInDOy6B7DL/pjoEgN+MYz8crvRCfm58sCf81nHIURa/pVUdI/+W2NojbFPYYsIcFtitQ2jVoBDCPWwp3DO1zQS39YmiDfdsFac8wt9gwxO4ZzjVfAH3DDdib3FSeQj3TKa6G+MsJffm5u6zog6wBrJ7Vo+jLuI3GtY2EWjdfshlJnK1JbY5vLWhAdGP6BlJ+hGlsD0aokHgJ6yDMov3bpiSH3IRxkUsU3JBe/b/9//YVXUINuajog2rD/goIIIaJZYfPC6v8Mdc+rDIa7kStHG1fMjFOpZl0RT+6z/+N20cLR+SYGsRrXho4zR5JzbqUPc/aeMteRscOniZRrRxkmgYMZpma5EXwiI5bVwOt2hDWXI+t8iKNlv922AtzAV8Aywo9PsGpKDNHv/vYjuTQR5ZZEybjfqrMkks4yG3yJzaFcSC74wzpsEgsDBtkYQ2LhVdgp8ms/Wa6HwlrSCNrHkudWkFieA7GzWdvpUEd82HPkTR69dGktYZ+jDGt1Mdzr6UK+Hbei5sEGnk20g0G1a+jaSwwe7Zvm3ceTbYvJvo275dJPIeE7lvI1VtSPzakV74NtLNhrlvIylssMe2byOlbBBFGGTCt82vXUGImwJbTyhYdzboEYClZaE9hYn9r//439a//uM/bbBxPegs5BawXur7DXoEYCXtXOsarvWv//v/tZ7aYC8kkg35eFnoop71r/+loWmZiTk6kt/wgk4jxjgU0BMBHbLr4pXdXLPDVIEpZBDDFToPzaz5Yfrt6RT+5PWmQrEiS2Kl3SVaFeR89Pu1EdWWFsa1c8VCDdqPJCbzyh492v0D9xbXZ6bu6HfK/pBxSmybwm+Kf3sdxesGwCzI7VE3w5xY2aPrsyhej661AGnKVLwSlo74sq2uRDL+H61MuP1Kk/YIZi7v7dG3vT9Jw0W2BmKtZC6s+zgSNsVCw4CdsjpbM6rJNjmGL7+oaNjyK7C/vTYStsYzXgtuy/kcB2kKDHJaItVHPEewv702Z4XNeDqFR0O/1Yxi6SuudcoiPc0S//pf/0mxPwPI9Fevns7ANHsY9rcfEKdeHzbt2fXU6L/2wRL82I2n3WmBJGApgjzyA9Cn7X5YGTPxFz+GehdbVjyHJd/wUcr+LEW+vdUYypxs9A6f2PrQ06aQ6cQhpMlGg3BJbDMkm0KiK+gTQ5vCQqeWIslsCmteXg9gxXetw8DaWNp9ddTnsyQh9qRm56lN6Wqy0fZhIRSL5JRvhmaHRjbwEhXXhhliv4RNR/e9ZLnIkiAU5Mz6d8JOz5Bu3Z5RpCs6I6vJZgq5mmymaLLl4s9SFOpVe16535MVQ8Kz2rd5gkae1rpl34MVwxlsy4LjoX1PIxZEkX6f470OfCMbrf5gQ+lw7TgE6YPrjx5Mqx63LR1ZaTf36TY4SlKfmWx5XBuF+qrsBl77L5ursh8q+KmxSQqFZoWx7ih85m/Jy3EzT35re8Sqa3zAWieLLEhtvTFYqyPdvoFCNXbJWsFnCi9b2/w1DvgD/fxwwK/h8+Fas94CH2DEisLnY8Pmsybth8MpT6xqc2QVp8Yl8Ykwxj5oIrzmo9ct9J4dLu3Gqvjc4YUNfD6yg+6JOcYM1OSnKe99NhYNBZyMWvbRBsVCde50vOZ1o2Hdhr+Gk5eOQz4/MHriY7p9mLyewuf/yqz6cHCEvD4jh+FT36O0qijcIBfk7LM+ISMv+egliznfULjlN6RWT3SIFmfU5dSbWnZSbYriZ6dUs9cvCFiyV+R2/JF8Ihu4RUpT/Ak21N9QeMHfKZJDApuGdL+QTX3R9J5IZg5NKR3+QuoroHc87pzkkd1rf4M25smGwhu+dpx4cjcdb+opuJtyc7SHuYasxWH6N5T6Uh9MwnO+HuuWx5X2e88v4T0OYz1+Q2qYvY1up0SGQuyRXkOS1QeOGwq/EMme0Qp+5DttKzbDMFafZPhjDsMkmyuoRam2+3DcgeOQQK/9iJ/UHxSMsYrlb4hLjWFpUs/7HjUGK6bfE0xqe9QkPVqfher0I30vRZtMdRqra0MRk22U/yGqoo70H7dFYhN3hBih/ldE25gRakxShLpi+Kn5+OUmC9IIR0YWLbs0X7SxyrBRk7nf/6ibE1oNFyxOU5G//nTzloeidiCsx1e+q6+8IP0JSls+Cvb7zQm3V7Vts0HbJlKjR7sNbteuo0h/etOqa718FU8Par1k03aTtqkX7Uu+YSrIF6L2xhWKtJvdIS7eDYuECuLEcRTTtwTIDmdKpOo2zGWS6Idx4J78OHnZVUTacX5wN7T9PlgWsHhQYiiFSuRLmbST7Vm9ZC/J/MF2raIQIbQlyspOM1y+vagWY2YJLtQRAUK5ymQhIuOKrC98nShWX1goSMs5JlyuZija7H23yjhPNyxUefJ3sd3vN2wlVFB/BonSXy9ZIsMg0S4C3poFBojG6wPf4PiZkm+Rv58HhTCQP3BuW7bjHENoJqqGEM/JS6MvGoXhOC9P+Nxxzv5J9LZlj1uVvUijfRYsBD1jCif8QzuQDSuUzFAABwvttzz0Xu8yHKdl9Q7eP/Gzf07c/tPpoxbkGEmPIuc38vz0w5nnalH1spv8cZKIyYfpdPiT5rOarV6IeVDqW3sGmzcrHammxBFacE9+Qh7b1pt3sZJr8RLbv40LJVKRE9wmRfI+tWGh4ET7nIIoelBHs3Sc2lpef1n8AASFv4QhS2XDVhn++lHVUvscfjVXIRO58FySs3lWUAq/kvN+J7s80wX6eSIKs66ZkTWq1rZhVkP/AZQCodqYpdq+JS8Pvvuf0N7Y0p/M/L0gksL6mNHIS9MpZUq+ijciIj8q2rOtwh7WC4u/hPl/pZVfnpGy71Fcq8f6/UPPhnp/b/fIy56HcOXcsnslZEyrgefLODFvr/APMDu2B172vJ5tnenqP5xwyTLHIT/gL9RK+iBC/0F+GNtmg1tv2CnMal0OP4ztD1jUOjn8XOkSnEeFkE1si+MQpdoUrBhqtqNOlDJg9VY2FhOl9AMhjiPUCa8VnOMQoZpEY/p2gQg11juayK79AgYmfgKW1Q6TVPtLEFUsoSjTcdo0jT/Udysk+w1qicYle2Z83pHizPUO251fFNkV5tUi/XpSWh1fVH9L7KCMYmnToWBFHvIfP76t78a9n/0hQvXjx7ek876enq4pmMd1lBY0FaUgcOEmMoi4HZRK2pA3LCsMuwa870HIXYhRFZX8xBs+eCdwSegu5ieufpvNPLYn6qAyXd+8tkbmdFfyOUuN8Hsn1bMEzYBIPzxqVxo8Ktk6lnEhlKXpTdo74sLMzn5f7vcnJ4IJbFlB0dac011dh8+hdJylDsSS2A+WGY+8ZIEi9EwL3BMydxzNopm+hNkAdZwTko24YFFpToAoRdCN/kKa1Ou3iufEjHYWhHcfAyWQM58hOx3lYiaFAAt/3O+z67B/eRopugswAwSr40Q+xSvBQ55B3VnkOCexHkinv255VywkHNe6uIvTxdj1j2D2syFJrvuR2u+TUaT0U5RJsCDJaUoh5FkvqTpPcTxXZPeLr5o9dAqP/NxsrS3JfyP5WUr1Yzzt6Xi9RxPmZRolPxonUkQoLViZFst4roj8pn1rERCMPGvTTQBroPyiY2mq9hayaB/FDCoIKR+J0+Z8tVdMwim49DTtjOC9Ijv9gJWCD35amRO2JtBUGYe8drtvPPzypvWrVBPvzAX8f7/5MwXJSQECArRhin5wnU/cqeMQfRm76AcUhM70TKY35QIzi14wyicDkzmY8qKHNXXmuck8n3LRCzob90K7DNpdp8BkQTWDxZw3L1lIIvQrUDiI+murz3UOBV5b4IF7eEDEgDGPbtSRGoL9evb4whwnQsgFC8+uIObmyUEXTFy132eX5oqc3/eqiWDvpqeiPhBskC0tOZ/E/fDsAuJeXdgLzy6m7XCWWKMfnnrMg/CUXUz1SDa98vRnEtDe8vTvBCnEtv1Sf/aWugBc2p6n7TZ+AFs/hNCPKy6g5CQeC/aHX3dIz65O2ZPL3lWL1pK7w+V1wyrDZa9HJQkmyymE+KfskXgcT+LDDnWpj+p9l9LD9Xt3es1xDse5eS/iIPlqlxSfTJvVkX5xBgcFT9E6T8U7Gek3JXnxZaXg8KyVuXFPdn/6kXmELWP4Ax/8jH0A4WdMQOS/VySjkClMmgcVEj5KTnjGxMSd0oq2O5KMjzKGgiRncRomZSQKkrE/9ROcKNYnUyhRoHUEurlrXwc2ROzDJGL6ZFPLzEVH5phFtq54hEUZw70kQWulvog/46N3ZHZ2dRqiMfRFMFt2FOaQmdfNVmStjxvxd1v/bjzaP8qv01u06gx9CK3a2AdcOQv6SZEMVtB0rWQuSOdQck4alTCZDuPuS4qRfsXXhHPXb01OecSi9gEnPSCY8Z30J9EUIn/yG0moDjtf4M+vZE17+LOiPW9awT0nu8jftodqN3zGovZBAWSwrRYVW/y80Z83Ew9zz3Wuh7nn00rTP2KZQrVgZv2e0l1mnmWK6LAJKWlJsR1ua4cFuadDGmuneyhI3MYIbyl49Vi2TOKuKQwUmTFJIfJn9aDrY9Pb68H4I7mBLYsmt1Pqfzp802oYty9lNnpBmii+mEaskLki9cujCfuzv2B/tsdkWaP0Q838uzrEkBf1bwZpe8rdfESotpqzUc3AoNjhAohWwIdQg24RmIKPyGsuuJAdvfKR6BfYCKVLIiBB8Sk7h92FiVKAn0lmInnISbjfZ5yXtDXfd5E/iUDzzRSkvzIU0JVLbWWs6vdiZnw0Y2KSTTnH33KKVoZs1pA8WhvSrA0Ntx/Bup9gnuF7/SGC/ONXajxEvR3nDMe5oksiYQYZjvKwREqeNY+dPlLcu74eXMBKcf380kFMfP7iUD9lgVJBuLxdBpG8J7uVjIRvy0ykdlW/WRirROz39rM0XmnDyh4WHTP792u9Yxk92r1V1fWZSXSPWoz3fXRtPBNWLhOBinFhj67PTN7oOkqa2to7b5kN7+j6LErqU4Xfe7+p2rgtHpwKHEIswi/LjDt7GHT8rwJSpoKZ9gZyF1JmUEJOy2xIH9SsAwqaAIGaeyv9zsN9J2PY75tyw+zV7xAeO9HtXq4HEHMXSu7WUY4nHuj7HtprlPAPiphXh2Z+E/pf6Z1yTGHBn+tXUtfc+Lq00UVoL2HIeyuuVVsATZjGHR/dMf3GI25xuTLPbzrOL1itgEQf4/OPiqRQgNLMb45oXtRHNLP6iGZbde4H6fstc3KS0R3uHWZj1hjrjnPSem0a39yK/awfDoR7orHUT/Pu94dWJ179sjO5ozt9GUaSO1qdLB2nftUy0bvRJa/9hS0X6kM9ckMpLPd7UnK3+zDdDYIrHYfEPf6R3PVL8MQ5xb3NnaZ7yuLiuUxTEerNCcF5oLDtqppb/S7erp7Et3Ghahcasc09P2SVMIlFqvQ5wPXFRe3Cfs4/Eg9W6uwO/7yBUpFH6ozcnb6hlMJ7/o7cnT6n8Ii/I29On9Phyfv9/uTRfv+e86B55PYRfjfv3CKGEdJmxULyHh5pTM1bjr/o+KePoog/i/ezQuRr7c/UbwvqFf6G37FIrONQfIg3Iqm3/N/JzW38WYyZfl2aa6B8lCryqP/+tFP9I5KaXg/Gj/x35Cslw1vynNyx+pofCrNauL8ZM/PaCHZD4WElMzKspd8H0JVoZZ4K/4VJMxASwC7ybdNpP8NemwuF/Znc2FXzKHinBa3qt4ZwL6MnsqXKHR/t5vyufnKaxcWhVrrQc09bOCmFmeMcnJBfeKD0wy1xEqut8X7asO0skhe1mXJ3FAD2hq8JBeSOATLGJ9IQq40kalilCR9qCzTf6PV9R4fvWUjetXWeU8CEqXj6HGuyn8kbCndMSe1IeFSzwo/aAWHT4Y9smYv5V70Pjyj8yCJ5n2r/gt6d1MeWk3/+e7Z7W/17tntXTXtnixLsvk0P5f/s7/uPzhZg27R2srtw5dL9vnmVu2f37R55o51TLEsXNvzItCOaUEAbM14JWSrtQEbMcrGWdx3MDNIUPHFBK1ql7HP9X5swJyaE7tr/3IGnpYbxZmy7d+uS1h2gs82utRakFXRsbePhimy636+QxW701V2bZLmYi7zomz1u1F9JfevVMmmqTw5UuBTFOGEviWKPvmn/8yL+19A7iJsX9TVN1Y5rvyeHBK7+v+Rsgvqcj3b513nbcYhkUVyERuARCnNh3m2rYJdLqW7MfWb7wnUzXFbtMlB15FMpuOKjw7N0Juo8UHJGFCvysJ5w890YqTbYtOdRCikfpSys/zslzxRxKX3oj6oRqoPW3xI7itc2BckLPSzzWgzuxRwnb1hOX9ypHbSibTMUtTovVKDKwgZRe1TDQr/swu32haivvw/Vea+nuYx+kW0sFyF1nab2p2VcWEGjjqwwSFOprJmwcGpF5Ft2jxRjthJFESzEfl9oXzZqVCJopUXd5+Y/XvJMkRtFSk1xCjmkIHUEcWekOT34+VSjNAu6k6SoQ3ADxW0dqNAwTScSI2vu9Sp+eJXL+JpuwzzO1FifBsSyLOqzltt4lqBgTLkaN1xNfo9Xi8mjXaCq6e90rHw1fmBvHVVobxmMJ+nUb/v9Ir7iqFG7DVL6yWc0GvTaULgBf6ZUHs9KJUigKB1WlNDh/x8AAP//"),c=>c.charCodeAt())]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text().then(t=>{let n=document.createElement("script");n.textContent=t;s?.isConnected?s.before(n):document.head.append(n);n.remove()}))(document.currentScript)\n';

  // change.js
  function changed(now, before, width) {
    const height = now.length / width;
    if (!before) return { x: 0, y: 0, w: width, h: height };
    let x0 = width, x1 = 0, y0 = -1, y1 = 0;
    for (let y = 0; y < height; y++) {
      const from = y * width;
      let l = 0, r = width;
      while (l < r && now[from + l] == before[from + l]) l++;
      if (l == r) continue;
      while (now[from + r - 1] == before[from + r - 1]) r--;
      if (y0 < 0) y0 = y;
      y1 = y + 1;
      if (l < x0) x0 = l;
      if (r > x1) x1 = r;
    }
    return y0 < 0 ? null : { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
  }
  var words = (pixels) => new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);

  // schedule.js
  function schedule({ length, fps, repeat, repeatDelay }, units, least) {
    const order = Array.from({ length }, (_, k) => k);
    if (repeat == "reflect") for (let k = length - 2; k > 0; k--) order.push(k);
    const shots = [];
    let time = 0;
    for (const frame of order) {
      const begin = Math.round(time * units);
      if (!shots.length || begin - shots.at(-1).begin >= least) shots.push({ frame, begin });
      time += 1 / fps + (frame == length - 1 ? repeatDelay : 0);
    }
    const end = Math.max(Math.round(time * units), shots.at(-1).begin + least);
    return shots.map(({ frame, begin }, i) => ({ frame, delay: (shots[i + 1]?.begin ?? end) - begin }));
  }

  // apng.js
  var u32 = (v) => [v >>> 24, v >>> 16 & 255, v >>> 8 & 255, v & 255];
  var u16 = (v) => [v >>> 8, v & 255];
  async function apng(film, paint2, tell) {
    const { width, height } = film;
    const shots = schedule(film, 1e3, 1);
    const frames = [];
    let before;
    for (const [i, { frame, delay }] of shots.entries()) {
      const pixels = paint2(frame), now = words(pixels), rect = changed(now, before, width);
      if (!rect) frames.at(-1).delay += delay;
      else {
        const over = before && opaque(now, rect, width);
        frames.push({ ...rect, delay, over, data: await deflate(rows(now, over && before, rect, width)) });
      }
      before = now;
      await tell((i + 1) / shots.length);
    }
    const parts = [Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)];
    const chunk = (type, head2, data = []) => {
      const body = new Uint8Array(4 + head2.length + data.length);
      body.set(Array.from(type, (c) => c.charCodeAt(0)));
      body.set(head2, 4);
      body.set(data, 4 + head2.length);
      parts.push(Uint8Array.from(u32(body.length - 4)), body, Uint8Array.from(u32(crc(body))));
    };
    chunk("IHDR", [...u32(width), ...u32(height), 8, 6, 0, 0, 0]);
    chunk("acTL", [...u32(frames.length), ...u32(film.repeat == "once" ? 1 : 0)]);
    let number = 0;
    for (const { x, y, w, h, delay, over, data } of frames) {
      const time = delay < 65536 ? [...u16(delay), ...u16(1e3)] : [...u16(Math.min(65535, Math.round(delay / 1e3))), ...u16(1)];
      chunk("fcTL", [...u32(number++), ...u32(w), ...u32(h), ...u32(x), ...u32(y), ...time, 0, over ? 1 : 0]);
      if (number == 1) chunk("IDAT", [], data);
      else chunk("fdAT", u32(number++), data);
    }
    chunk("IEND", []);
    return parts;
  }
  function opaque(now, { x, y, w, h }, width) {
    for (let row = y; row < y + h; row++) {
      for (let at = row * width + x, end = at + w; at < end; at++) if (now[at] >>> 24 != 255) return false;
    }
    return true;
  }
  function rows(now, before, { x, y, w, h }, width) {
    const out = new Uint8Array((4 * w + 1) * h), pixels = new Uint32Array(w), bytes = new Uint8Array(pixels.buffer);
    let above = new Uint8Array(4 * w);
    for (let row = 0; row < h; row++) {
      const from = (y + row) * width + x;
      pixels.set(now.subarray(from, from + w));
      if (before) {
        for (let i = 0; i < w; i++) if (before[from + i] == pixels[i]) pixels[i] = 0;
      }
      const cost = [0, 0, 0];
      for (let i = 0; i < bytes.length; i++) {
        const v = bytes[i], left = v - (i < 4 ? 0 : bytes[i - 4]) & 255, up = v - above[i] & 255;
        cost[0] += v < 128 ? v : 256 - v;
        cost[1] += left < 128 ? left : 256 - left;
        cost[2] += up < 128 ? up : 256 - up;
      }
      const filter = cost.indexOf(Math.min(...cost)), to = row * (4 * w + 1);
      out[to] = filter;
      for (let i = 0; i < bytes.length; i++) {
        out[to + 1 + i] = bytes[i] - (filter == 2 ? above[i] : filter && i > 3 ? bytes[i - 4] : 0);
      }
      above = bytes.slice();
    }
    return out;
  }
  var deflate = async (data) => new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer());
  var TABLE = Uint32Array.from({ length: 256 }, (_, v) => {
    for (let k = 0; k < 8; k++) v = v & 1 ? 3988292384 ^ v >>> 1 : v >>> 1;
    return v;
  });
  function crc(bytes) {
    let c = ~0;
    for (const v of bytes) c = TABLE[(c ^ v) & 255] ^ c >>> 8;
    return ~c >>> 0;
  }

  // lzw.js
  function lzw(indices2, bits) {
    const clear = 1 << bits, end = clear + 1;
    const next = new Uint16Array(4096 << bits);
    const out = [bits];
    let block = out.push(0) - 1, buffer = 0, filled = 0, width = bits + 1, codes = end + 1;
    const put = (byte) => {
      if (out[block] == 255) block = out.push(0) - 1;
      out.push(byte);
      out[block]++;
    };
    const emit = (code2) => {
      buffer |= code2 << filled;
      for (filled += width; filled >= 8; filled -= 8) {
        put(buffer & 255);
        buffer >>>= 8;
      }
    };
    emit(clear);
    let code = indices2[0];
    for (let i = 1; i < indices2.length; i++) {
      const k = indices2[i], at = code << bits | k;
      if (next[at]) {
        code = next[at];
        continue;
      }
      emit(code);
      code = k;
      if (codes < 4096) {
        next[at] = codes;
        if (codes++ == 1 << width) width++;
        continue;
      }
      emit(clear);
      next.fill(0);
      width = bits + 1;
      codes = end + 1;
    }
    emit(code);
    if (codes == 1 << width && width < 12) width++;
    emit(end);
    if (filled) put(buffer & 255);
    out.push(0);
    return Uint8Array.from(out);
  }

  // palette.js
  var BITS = 6;
  var SIDE = 1 << BITS;
  var DROP = 8 - BITS;
  var binOf = (c) => (c & 255) >> DROP | (c >> 8 & 255) >> DROP << BITS | (c >> 16 & 255) >> DROP << 2 * BITS;
  function counter() {
    const exact = /* @__PURE__ */ new Map(), most = 256;
    const counts = new Float64Array(SIDE ** 3);
    return {
      add(pixels) {
        let last = -1, slot = 0;
        for (let i = 0; i < pixels.length; i++) {
          const c = pixels[i] & 16777215;
          if (c != last) {
            last = c;
            slot = binOf(c);
            if (exact.size <= most) exact.set(c, true);
          }
          counts[slot]++;
        }
      },
      palette: (n) => exact.size <= n ? [...exact.keys()] : cut2(counts, n)
    };
  }
  function cut2(counts, n) {
    const bins = [];
    counts.forEach((count, bin) => count && bins.push({ count, at: [0, 1, 2].map((k) => bin >> k * BITS & SIDE - 1) }));
    const boxed = (bins2) => {
      const range = [0, 1, 2].map((k) => {
        let lo = SIDE, hi = 0;
        for (const { at } of bins2) {
          if (at[k] < lo) lo = at[k];
          if (at[k] > hi) hi = at[k];
        }
        return hi - lo;
      });
      const widest = range.indexOf(Math.max(...range));
      const weight = bins2.reduce((sum, { count }) => sum + Math.sqrt(count), 0);
      return { bins: bins2, widest, gain: range[widest] ** 2 * weight };
    };
    const boxes = [boxed(bins)];
    while (boxes.length < n) {
      const i = boxes.reduce((best, box2, i2) => box2.gain > boxes[best].gain ? i2 : best, 0);
      const { bins: bins2, widest, gain } = boxes[i];
      if (!gain) break;
      bins2.sort((a, b) => a.at[widest] - b.at[widest]);
      const half = bins2.reduce((sum2, { count }) => sum2 + Math.sqrt(count), 0) / 2;
      let k = 0, sum = 0;
      while (k < bins2.length - 1 && (k < 1 || sum < half)) sum += Math.sqrt(bins2[k++].count);
      boxes.splice(i, 1, boxed(bins2.slice(0, k)), boxed(bins2.slice(k)));
    }
    return boxes.map(({ bins: bins2 }) => {
      const all = bins2.reduce((sum, { count }) => sum + count, 0);
      const mean = (k) => {
        const v = bins2.reduce((sum, { count, at }) => sum + count * at[k], 0) / all;
        return Math.round(v * 255 / (SIDE - 1));
      };
      return mean(0) | mean(1) << 8 | mean(2) << 16;
    });
  }
  function nearest(palette) {
    const own = new Map(palette.map((c, i) => [c, i]));
    const known = new Int16Array(SIDE ** 3).fill(-1);
    return (pixel) => {
      const c = pixel & 16777215, slot = binOf(c);
      if (known[slot] >= 0) return known[slot];
      let best = own.get(c) ?? 0;
      if (!own.has(c)) {
        let least = Infinity;
        palette.forEach((p, i) => {
          const d = ((p & 255) - (c & 255)) ** 2 + ((p >> 8 & 255) - (c >> 8 & 255)) ** 2 + ((p >> 16) - (c >> 16 & 255)) ** 2;
          if (d < least) [least, best] = [d, i];
        });
      }
      return known[slot] = best;
    };
  }

  // gif.js
  var SAMPLES = 24;
  var u162 = (v) => [v & 255, v >> 8 & 255];
  var ascii = (s) => Array.from(s, (c) => c.charCodeAt(0));
  async function gif(film, paint2, tell) {
    const { width, height } = film;
    const shots = schedule(film, 100, 2);
    const count = counter();
    const samples = Math.min(SAMPLES, shots.length);
    for (let i = 0; i < samples; i++) {
      count.add(onWhite(paint2(shots[Math.floor(i * shots.length / samples)].frame)));
      await tell(i / (samples + shots.length));
    }
    const palette = count.palette(255), index = nearest(palette);
    const same = palette.length;
    const bits = Math.max(2, Math.ceil(Math.log2(palette.length + 1)));
    const colors = new Uint8Array(3 << bits);
    palette.forEach((c, i) => colors.set([c, c >> 8, c >> 16], 3 * i));
    const parts = [Uint8Array.from([...ascii("GIF89a"), ...u162(width), ...u162(height), 240 | bits - 1, 0, 0]), colors];
    if (film.repeat != "once") parts.push(Uint8Array.from([33, 255, 11, ...ascii("NETSCAPE2.0"), 3, 1, 0, 0, 0]));
    let before, shown;
    const flush = () => {
      if (!shown) return;
      const { x, y, w, h, delay, data } = shown;
      parts.push(Uint8Array.from([33, 249, 4, 5, ...u162(Math.min(delay, 65535)), same, 0, 44, ...u162(x), ...u162(y), ...u162(w), ...u162(h), 0]), data);
    };
    for (const [i, { frame, delay }] of shots.entries()) {
      const now = onWhite(paint2(frame)), rect = changed(now, before, width);
      if (!rect) shown.delay += delay;
      else {
        flush();
        shown = { ...rect, delay, data: lzw(indices(now, before, rect, width, index, same), bits) };
      }
      before = now;
      await tell((samples + i + 1) / (samples + shots.length));
    }
    flush();
    parts.push(Uint8Array.of(59));
    return parts;
  }
  function indices(now, before, { x, y, w, h }, width, index, same) {
    const out = new Uint8Array(w * h);
    let last = -1, slot = 0;
    for (let row = 0, k = 0; row < h; row++) {
      let at = (y + row) * width + x;
      for (const end = at + w; at < end; at++, k++) {
        const c = now[at];
        if (before && before[at] == c) {
          out[k] = same;
          continue;
        }
        if (c != last) {
          last = c;
          slot = index(c);
        }
        out[k] = slot;
      }
    }
    return out;
  }
  function onWhite(pixels) {
    for (let i = 3; i < pixels.length; i += 4) {
      const a = pixels[i];
      if (a == 255) continue;
      for (let k = i - 3; k < i; k++) pixels[k] = 255 + (pixels[k] - 255) * a / 255;
      pixels[i] = 255;
    }
    return words(pixels);
  }

  // painter.js
  function painter(film, first) {
    const canvas = document.createElement("canvas");
    const ctx = canvas.getContext("2d", { willReadFrequently: true });
    const picture2 = view(film, canvas);
    picture2.size(film.width, film.height);
    return (frame) => {
      picture2.draw(first + frame);
      return ctx.getImageData(0, 0, canvas.width, canvas.height).data;
    };
  }

  // progress.js
  var SOON = 300;
  var Cancelled = class extends Error {
  };
  function progress(host, name) {
    const line = document.createElement("div");
    line.style.cssText = "font:12px system-ui,sans-serif;padding:4px 0;display:flex;gap:8px;align-items:center";
    line.className = "zoetrope-progress";
    line.role = "status";
    const bar = document.createElement("progress"), stop = document.createElement("button");
    stop.textContent = "Cancel";
    stop.onclick = () => cancelled = true;
    let cancelled = false, last = performance.now();
    line.append(`Making ${name}`, bar, stop);
    const timer = setTimeout(() => host.after(line), SOON);
    const away = () => {
      clearTimeout(timer);
      line.remove();
    };
    return {
      // tell lets the page do its own work, if it has been waiting for long.
      async tell(part) {
        bar.value = part;
        if (performance.now() - last > 10) {
          await turn();
          last = performance.now();
        }
        if (cancelled) throw new Cancelled();
      },
      done: away,
      failed(error) {
        away();
        if (error instanceof Cancelled) return;
        line.replaceChildren(`${name} cannot be made: ${error?.message || error}`);
        host.after(line);
        setTimeout(away, 1e4);
      }
    };
  }
  var turn = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

  // save.js
  var FORMATS = [
    { name: "PNG Poster", ending: "png", type: "image/png", make: async (host) => [pngOf(posterOf(host))] },
    { name: "HTML Page", ending: "html", type: "text/html", make: async (host) => [pageOf(host)] },
    { name: "GIF", ending: "gif", type: "image/gif", make: (host, tell) => picture(host, gif, tell) },
    { name: "Animated PNG", ending: "apng", type: "image/apng", make: (host, tell) => picture(host, apng, tell) }
  ];
  var posterOf = (host) => host.querySelector("img");
  var titleOf = (host) => host.ariaLabel;
  var escape = (text2) => text2.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  function pageOf(host) {
    const img = posterOf(host), title = escape(titleOf(host));
    const side = (name) => `${name}="${parseInt(img.getAttribute(name)) || img[name]}"`;
    const flags2 = [...host.shadowRoot.querySelector(".bar").classList].filter((c) => /^(paused|simple|bare)$/.test(c)).join(" ");
    const parts = {
      "{{title}}": title,
      "{{output}}": `<img data-zoetrope="${flags2}" alt="${title}" ${side("width")} ${side("height")} style="max-width:100%;height:auto" src="${img.src}">
<script>${player_min_default.trim()}<\/script>
`
    };
    return page_default.replace(/{{title}}|{{output}}/g, (name) => parts[name]);
  }
  async function picture(host, encode, tell) {
    const film = await decode(stripFromPNG(pngOf(posterOf(host))));
    return encode(film, painter(film, host.zoetrope.first()), tell);
  }
  function openPage(host) {
    const url = URL.createObjectURL(new Blob([pageOf(host)], { type: "text/html" }));
    window.open(url, "_blank", "noopener");
    setTimeout(() => URL.revokeObjectURL(url), 6e4);
  }
  async function save(host, { ending, type, make: make2 }) {
    const name = (titleOf(host).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) || "film") + "." + ending;
    const show = progress(host, name);
    try {
      const file = new Blob(await make2(host, show.tell), { type });
      const a = document.createElement("a");
      a.href = URL.createObjectURL(file);
      a.download = name;
      a.click();
      setTimeout(() => URL.revokeObjectURL(a.href), 1e4);
      show.done();
    } catch (error) {
      show.failed(error);
    }
  }

  // plugin.js
  var OUTPUT = ".jp-OutputArea-child";
  var RANK = 0.1;
  var plugin = {
    id: "zoetrope:films",
    description: "Plays films in outputs, trusted or not, and saves them.",
    autoStart: true,
    activate(app) {
      const films = watch(document.body, OUTPUT);
      let under = null;
      document.addEventListener("contextmenu", (e) => under = e.target, true);
      const chosen = () => {
        const shown = films.shown(), output = under?.closest?.(OUTPUT);
        return shown.find((host) => host.contains(under)) ?? (output && shown.find((host) => output.contains(host)));
      };
      const add = (name, label, execute, isVisible) => {
        const command = "zoetrope:" + name;
        app.commands.addCommand(command, { label, isVisible, execute });
        app.contextMenu.addItem({ command, selector: OUTPUT, rank: RANK });
      };
      const separate = () => app.contextMenu.addItem({ type: "separator", selector: OUTPUT, rank: RANK });
      separate();
      const any = () => films.shown().length > 0, one = () => !!chosen();
      add("play-all", "Play All Films", films.play, any);
      add("pause-all", "Pause All Films", films.pause, any);
      add("open", "Open Film in New Browser Tab", () => openPage(chosen()), one);
      for (const format of FORMATS) add("save-" + format.ending, `Save Film as ${format.name}`, () => save(chosen(), format), one);
      separate();
    }
  };

  // remote.js
  var container = {
    init() {
    },
    async get(module) {
      if (module != "./extension") throw new Error(`Zoetrope has no module ${module}`);
      return () => ({ __esModule: true, default: plugin });
    }
  };
  (window._JUPYTERLAB ??= {}).zoetrope = container;
})();
