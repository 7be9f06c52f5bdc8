"""Writes the model folder: encoder, one step of the decoder with its cache, what they read and write, and the rules of the act language."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .acts import LANGUAGES, LITERAL, Act, ActLanguage
from .decode import ENDS, MOST, REPEATED, Grammar, best_allowed
from .model import Writer
from .pieces import BOS, EOS, Pieces

OPSET = 17
VERSION = "1"
# Texts that the service writes side by side, and its allowance for their length.
BEAMS, LENGTH = 4, 0.7


class EncoderGraph(nn.Module):
    """act [symbols] → crossed [symbols, layers·2, heads, head]: keys and values of the act, once a sentence."""

    def __init__(self, writer: Writer):
        super().__init__()
        self.writer = writer

    def forward(self, act: Tensor) -> Tensor:
        pairs = self.writer.crossed(self.writer.encode(act[None]))
        return torch.stack([half[0] for pair in pairs for half in pair]).permute(2, 0, 1, 3)


class StepGraph(nn.Module):
    """One token further. The cache has the tokens first, so that what a step adds lies right behind what was there before."""

    def __init__(self, writer: Writer):
        super().__init__()
        self.writer = writer

    def forward(self, token: Tensor, position: Tensor, past: Tensor, crossed: Tensor) -> tuple[Tensor, Tensor]:
        scores, present = self.writer.decode(token[None], self._pairs(crossed), None, self._pairs(past), None, position)
        return scores[0, 0], torch.stack([half[0] for pair in present for half in pair]).permute(2, 0, 1, 3)

    @staticmethod
    def _pairs(cache: Tensor) -> list[tuple[Tensor, Tensor]]:
        halves = cache.permute(1, 2, 0, 3)[:, None].unbind(0)
        return list(zip(halves[::2], halves[1::2]))


def graphs(writer: Writer, folder: Path) -> None:
    shape = writer.shape
    slots = (shape.layers * 2, shape.heads, shape.head)
    # The graphs too, not the writer alone: what is exported is afterwards put back into the mode in which it came, with all its parts.
    torch.onnx.export(EncoderGraph(writer).eval(), (torch.tensor([3, 4, 5]),), str(folder / "encoder.onnx"), input_names=["act"],
                      output_names=["crossed"], dynamic_axes={"act": {0: "symbols"}, "crossed": {0: "symbols"}}, opset_version=OPSET, dynamo=False)
    torch.onnx.export(StepGraph(writer).eval(), (torch.tensor([1]), torch.tensor([1]), torch.zeros(2, *slots), torch.zeros(3, *slots)),
                      str(folder / "decoder.onnx"), input_names=["token", "position", "past", "crossed"], output_names=["scores", "present"],
                      dynamic_axes={"past": {0: "past"}, "crossed": {0: "symbols"}}, opset_version=OPSET, dynamo=False)


class Onnx:
    """The exported graphs, one token at a time, as the service runs them."""

    def __init__(self, folder: Path, decoder: str = "decoder.onnx"):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.encoder, self.decoder = (onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
                                      for name in ("encoder.onnx", decoder))
        self.slots = tuple(self.decoder.get_inputs()[2].shape[1:])

    def write(self, language: ActLanguage, pieces: Pieces, act: Act, beams: int = 1) -> str:
        """The likeliest of a few texts that are written side by side, as the service does it; greedy with one."""
        crossed = self.encoder.run(["crossed"], {"act": np.array(pieces.encode_act(act.symbols()))})[0]
        beginnings = [(0.0, Grammar(language, pieces, act), np.zeros((1, *self.slots), np.float32))]
        best, score = "", -np.inf
        for place in range(MOST):
            nexts = []
            for likelihood, grammar, past in beginnings:
                scores, present = self.decoder.run(["scores", "present"], {
                    "token": np.array([grammar.ids[-1] if grammar.ids else BOS]), "position": np.array([place]), "past": past, "crossed": crossed})
                logs, past = scores - np.logaddexp.reduce(scores.astype(np.float64)), np.concatenate((past, present))
                for _ in range(beams):
                    if (piece := best_allowed(logs, grammar)) == -1:
                        break
                    nexts.append((likelihood + logs[piece], grammar, past, piece))
                    logs[piece] = -np.inf
            beginnings = []
            for likelihood, grammar, past, piece in sorted(nexts, key=lambda n: -n[0])[:beams]:
                if piece != EOS:
                    grammar = grammar.copy()
                    grammar.took(piece)
                    beginnings.append((likelihood, grammar, past))
                elif likelihood / (place + 1) ** LENGTH > score:
                    best, score = pieces.decode(grammar.ids), likelihood / (place + 1) ** LENGTH
            if not beginnings or score > beginnings[0][0] / (place + 2) ** LENGTH:
                break
        return best


def export(writer: Writer, language: ActLanguage, pieces: Pieces, folder: Path, say=print) -> dict:
    folder.mkdir(parents=True, exist_ok=True)
    graphs(writer, folder)
    acts = list(language.parts()[1])
    whole = Onnx(folder)
    said = [whole.write(language, pieces, a, BEAMS) for a in acts]
    quantize_dynamic(folder / "decoder.onnx", folder / "decoder-int8.onnx", weight_type=QuantType.QInt8, per_channel=True)
    small_graph = Onnx(folder, "decoder-int8.onnx")
    small = [small_graph.write(language, pieces, a, BEAMS) for a in acts]
    same = float(np.mean([a == b for a, b in zip(said, small)]))
    say(f"int8 says the same for {same:.1%} of {len(acts)} acts; "
        f"{(folder / 'decoder.onnx').stat().st_size} bytes against {(folder / 'decoder-int8.onnx').stat().st_size}")
    return {"int8Same": round(same, 4), "said": said, "int8": small}


def manifest(folder: Path, language: ActLanguage, pieces: Pieces, writer: Writer, files: list[str], trained: dict) -> dict:
    shape = writer.shape
    for name in files:
        onnx_file = folder / name
        if onnx_file.suffix == ".onnx":
            onnx.checker.check_model(onnx.load(onnx_file))
    return {
        "schema": 1, "name": "wording", "version": VERSION, "languages": list(LANGUAGES),
        "encoder": files[0], "decoder": files[1], "pieces": files[2], "acts": files[3],
        "shape": {"layers": shape.layers, "heads": shape.heads, "head": shape.head, "prompt": shape.prompt, "tokens": MOST,
                  "outputs": pieces.outputs},
        "bos": BOS, "eos": EOS, "ends": ENDS, "repeated": REPEATED, "beams": BEAMS,
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
        "trained": trained,
    }


def acts_file(language: ActLanguage) -> dict:
    """What the service has to know of the act language: topics with their slots and what they carry, guards, literal numbers."""
    return {
        "version": language.spec["version"],
        "styles": language.styles,
        "placeholders": language.placeholders,
        "topics": {name: {"slots": t["slots"], "carries": t.get("carries", [])} for name, t in language.topics.items()},
        "guards": language.spec["guards"],
        "literal": LITERAL,
    }


def write_json(file: Path, value: dict) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
