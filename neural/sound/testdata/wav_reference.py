"""Writes WAV files of many kinds, and what scipy.io.wavfile reads in them.

Made with scipy 1.17.1 and numpy 2.4.6:

    python wav_reference.py
"""
import io
import json
import os
import struct

import numpy as np
from scipy.io import wavfile

here = os.path.dirname(os.path.abspath(__file__))
t = np.arange(7)
wave = np.stack([0.8 * np.sin(t), -0.5 * np.cos(2 * t)], axis=1)
wave[3] = [1, -1]
cases = {}


def keep(name, data):
    with open(os.path.join(here, name + ".wav"), "wb") as f:
        f.write(data)
    rate, samples = wavfile.read(io.BytesIO(data))
    scale = {"uint8": 128, "int16": 2**15, "int32": 2**31, "float32": 1, "float64": 1}[samples.dtype.name]
    samples = samples.astype(float)
    if scale == 128:
        samples -= 128
    samples = np.atleast_2d(samples.T / scale)
    cases[name] = {"rate": rate, "channels": samples.tolist()}


def written(array, rate=8000):
    out = io.BytesIO()
    wavfile.write(out, rate, array)
    return out.getvalue()


keep("u8", written((wave * 127 + 128).astype(np.uint8)))
keep("i16", written((wave * 32767).astype(np.int16)))
keep("i32", written((wave * (2**31 - 1)).astype(np.int32)))
keep("f32", written(wave.astype(np.float32)))
keep("f64", written(wave))
keep("mono", written((wave[:, 0] * 32767).astype(np.int16), 44100))
# scipy writes no 24 bits, no extensible format and no other chunks, but reads them.
raw = b"".join(struct.pack("<i", int(v * (2**23 - 1)))[:3] for v in wave.ravel())
fmt = struct.pack("<HHIIHH", 1, 2, 8000, 48000, 6, 24)
body = b"WAVE" + b"LIST" + struct.pack("<I", 5) + b"hello\0" + b"fmt " + struct.pack("<I", 16) + fmt
body += b"data" + struct.pack("<I", len(raw)) + raw
keep("i24", b"RIFF" + struct.pack("<I", len(body)) + body)
guid = b"\x01\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"
fmt = struct.pack("<HHIIHH", 0xFFFE, 2, 8000, 48000, 6, 24) + struct.pack("<HHI", 22, 24, 3) + guid
body = b"WAVE" + b"fmt " + struct.pack("<I", 40) + fmt + b"data" + struct.pack("<I", len(raw)) + raw
keep("extensible", b"RIFF" + struct.pack("<I", len(body)) + body)
json.dump(cases, open(os.path.join(here, "wav.json"), "w"), separators=(",", ":"))
