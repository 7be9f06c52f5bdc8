"""The loop that one would write in Python around the same wording model, to be compared with.

usage: wording.py MODEL_DIRECTORY; for each line on its input it words every act in each style and language with all its
facts, and prints what that took as one line of JSON.
"""

import copy
import json
import re
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime

TAIL = 24
LENGTH = 0.7

directory = Path(sys.argv[1])
manifest, acts, pieces = (json.loads((directory / name).read_text("utf-8")) for name in ("manifest.json", "acts.json", "pieces.json"))
shape = manifest["shape"]
EOS = manifest["eos"]
placeholders = [f"{{{p}}}" for p in pieces["placeholders"]]
names = ["", "", "", *placeholders, *pieces["zh"], *(p.replace("▁", " ") for p in pieces["en"]), *pieces["symbols"]]
first_zh = 3 + len(placeholders)
first_en = first_zh + len(pieces["zh"])
ids = {s: shape["outputs"] + i for i, s in enumerate(pieces["symbols"])} | {p: 3 + i for i, p in enumerate(placeholders)}
own = {"zh": range(first_zh, first_en), "en": range(first_en, shape["outputs"])}
literals = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in acts["literal"].items()}

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
options.log_severity_level = 3
encoder, decoder = (onnxruntime.InferenceSession(str(directory / manifest[k]), options, providers=["CPUExecutionProvider"]) for k in ("encoder", "decoder"))
slots_of_cache = (2 * shape["layers"], shape["heads"], shape["head"])
nothing = np.zeros((1, *slots_of_cache), np.float32)
beams, steps = manifest["beams"], 0
lowered = [name.lower() for name in names]


class Grammar:
    def __init__(self, language, topic):
        carried = set(acts["topics"][topic]["carries"])
        self.forbidden = [term for term, needs in acts["guards"][language].items() if not carried & set(needs)]
        self.literal, self.own = literals[language], own[language]
        self.missing = {ids[f"{{{slot}}}"] for slot in acts["topics"][topic]["slots"]}
        self.tail, self.taken, self.met = "", [], set()

    def allows(self, piece):
        if piece == EOS:
            return not self.missing and self.tail != "" and self.tail[-1] in manifest["ends"]
        if 3 <= piece < first_zh:
            if piece not in self.missing or (self.taken and self.taken[-1] < first_zh):
                return False
        elif piece not in self.own:
            return False
        if (*self.taken[-(manifest["repeated"] - 1):], piece) in self.met:
            return False
        after = self.tail + ("\0" if piece < first_zh else lowered[piece])
        return not any(term in after for term in self.forbidden) and not self.literal.search(after)

    def copy(self):
        other = copy.copy(self)
        other.missing, other.taken, other.met = set(self.missing), list(self.taken), set(self.met)
        return other

    def took(self, piece):
        self.missing.discard(piece)
        self.taken.append(piece)
        if len(self.taken) >= manifest["repeated"]:
            self.met.add(tuple(self.taken[-manifest["repeated"]:]))
        self.tail = (self.tail + ("\0" if piece < first_zh else lowered[piece]))[-TAIL:]


def write(language, topic, style):
    global steps
    kind, matter = topic.split(".")
    symbols = [f"<{language}>", f"<{style}>", f"<{kind}>", *(f"<{w}>" for w in matter.split("_")), *(f"{{{s}}}" for s in sorted(acts["topics"][topic]["slots"]))]
    crossed = encoder.run(["crossed"], {"act": np.array([ids[s] for s in symbols])})[0]
    beginnings, best, score = [(0.0, Grammar(language, topic), nothing)], None, -np.inf
    for place in range(shape["tokens"]):
        nexts = []
        for likelihood, grammar, past in beginnings:
            last = grammar.taken[-1] if grammar.taken else manifest["bos"]
            scores, present = decoder.run(["scores", "present"], {
                "token": np.array([last]), "position": np.array([place]), "past": past, "crossed": crossed})
            steps += 1
            most = scores.max()
            scores -= most + np.log(np.exp(scores - most).sum())
            past, found = np.concatenate((past, present)), 0
            while found < beams:
                piece = int(scores.argmax())
                if scores[piece] == -np.inf:
                    break
                if grammar.allows(piece):
                    nexts.append((likelihood + float(scores[piece]), grammar, past, piece))
                    found += 1
                scores[piece] = -np.inf
        nexts.sort(key=lambda n: -n[0])
        beginnings = []
        for likelihood, grammar, past, piece in nexts[:beams]:
            if piece != EOS:
                grammar = grammar.copy()
                grammar.took(piece)
                beginnings.append((likelihood, grammar, past))
            elif likelihood / (place + 1) ** LENGTH > score:
                best, score = grammar.taken, likelihood / (place + 1) ** LENGTH
        if not beginnings or score > beginnings[0][0] / (place + 2) ** LENGTH:
            break
    return best


tasks = [(language, topic, style) for language in ("zh", "en") for topic in sorted(acts["topics"]) for style in acts["styles"]]
for _ in sys.stdin:
    said, tokens = [], 0
    clock, cpu = time.perf_counter(), time.thread_time()
    for task in tasks:
        taken = write(*task)
        tokens += len(taken or ())
        said.append("".join(names[i] for i in taken or ()).strip())
    cpu, clock = time.thread_time() - cpu, time.perf_counter() - clock
    print(json.dumps({"sentences": len(tasks), "tokens": tokens, "seconds": clock, "cpu": cpu, "written": said}), flush=True)
