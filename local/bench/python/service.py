"""The service that one would write in Python around the same model, to be compared with.

usage: service.py MODEL_DIRECTORY PORT
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from tokenizers import Tokenizer

TOP = 5

directory = Path(sys.argv[1])
manifest = json.loads((directory / "manifest.json").read_text("utf-8"))
labels = manifest["heads"]["leaves"]["labels"]
leaves_output = manifest["heads"]["leaves"]["output"]

tokenizer = Tokenizer.from_file(str(directory / manifest["tokenizer"]))
tokenizer.no_padding()
tokenizer.enable_truncation(manifest["maxTokens"])

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
options.log_severity_level = 3
session = onnxruntime.InferenceSession(
    str(directory / manifest["graph"]), options, providers=["CPUExecutionProvider"]
)
input_names = [node.name for node in session.get_inputs()]
output_names = [node.name for node in session.get_outputs()]

app = FastAPI()


class Message(BaseModel):
    text: str


# A coroutine that computes in place: with one core, handing the run to a thread only costs.
@app.post("/v1/understand")
async def understand(message: Message):
    encoding = tokenizer.encode(message.text)
    columns = {
        "input_ids": encoding.ids,
        "attention_mask": encoding.attention_mask,
        "token_type_ids": encoding.type_ids,
    }
    inputs = {name: np.array([columns[name]], dtype=np.int64) for name in input_names}
    outputs = dict(zip(output_names, session.run(output_names, inputs)))
    logits = outputs[leaves_output][0]
    shares = np.exp(logits - logits.max())
    shares /= shares.sum()
    best = np.argsort(-shares)[:TOP]
    return {"intents": [{"name": labels[i], "confidence": round(float(shares[i]), 4)} for i in best]}


@app.get("/health")
async def health():
    return {"status": "up"}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False)
