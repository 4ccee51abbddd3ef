// Decodes the strips of a file (each after its length in four bytes, little
// end first) with the player's decoder, whose address is the first argument,
// and prints a line for each: the film's dump, or "error: " and the message.
import { readFileSync } from 'node:fs';

const { decode } = await import(process.argv[2]);
const file = readFileSync(process.argv[3]);

const bits = (x) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
};
const floats = new Set(['fps', 'repeatDelay', 'min', 'max', 'step']);

function dump(v, key, parent) {
  if (floats.has(key)) return bits(v);
  if (key === 'limits') return v.map((l) => Object.fromEntries(Object.keys(l).sort().map((k) => [k, bits(l[k])])));
  if (v instanceof Uint8Array || v instanceof Uint8ClampedArray) return Buffer.from(v).toString('hex');
  if (v instanceof Int32Array) return Array.from(v);
  if (Array.isArray(v)) return v.map((e) => dump(e));
  if (v && typeof v === 'object') return Object.fromEntries(Object.keys(v).sort().map((k) => [k, dump(v[k], k)]));
  return v;
}

for (let at = 0; at < file.length;) {
  const size = file.readUInt32LE(at);
  const strip = new Uint8Array(file.subarray(at + 4, at + 4 + size));
  at += 4 + size;
  let line;
  try {
    line = JSON.stringify(dump(await decode(strip)));
  } catch (e) {
    line = 'error: ' + (e.constructor === Error ? e.message : 'not a plain Error: ' + e.stack);
  }
  console.log(line.replaceAll('\n', ' '));
}
