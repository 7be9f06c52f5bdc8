"""Weights of the forecast that a conversation needs a person, and what they are worth on talks that were not written for it.

    python -m aftercare_training.handoff fit ../reply-service/src/test/resources/handoff-dialogues.yaml
    python -m aftercare_training.handoff measure FILE --url http://localhost:8081

FILE has the columns dialog_id, turn, user_text, satisfaction_3class (0 is dissatisfied) and prev_user_sys. The features are
those of ``io.aftercare.reply.handoff.Course``; HandoffForecastTest compares the two.
"""

import argparse
import csv
import json
import math
import pathlib
import urllib.request

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import LeaveOneOut, cross_val_predict

FEATURES = ["negative", "negativeBefore", "repeats", "sameIntent", "noHelp", "unanswered", "turns", "person"]
NO_HELP = {"clarify", "fallback", "out_of_scope"}
WINDOW = 3
MOST_TURNS = 6
REGULARISATION = 3.0
WEIGHTS = pathlib.Path(__file__).parents[2] / "reply-service/src/main/resources/handoff-forecast.yaml"
EXPECTED = pathlib.Path(__file__).parents[2] / "reply-service/src/test/resources/handoff-odds.yaml"


def turn(line):
    """``text | sentiment score | intent | source`` as a dict; an empty source means that nobody answered."""
    text, mood, intent, source = (part.strip() for part in line.split("|"))
    label, score = mood.split()
    return {"text": text, "negative": float(score) if label == "negative" else 0.0, "intent": intent, "source": source}


def bigrams(text):
    plain = "".join(c for c in text.lower() if c.isalnum())
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def likeness(one, other):
    """Dice's coefficient of the pairs of characters; nothing where a text has fewer than two."""
    a, b = bigrams(one), bigrams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if len(a) > 1 and len(b) > 1 else 0.0


def features(turns):
    *earlier, now = turns
    last = earlier[-WINDOW:]
    before = earlier[-1] if earlier else None
    same = before is not None and before["intent"] == now["intent"] and not now["intent"].startswith("smalltalk.")
    return [
        now["negative"],
        sum(it["negative"] for it in last) / len(last) if last else 0.0,
        max((likeness(now["text"], it["text"]) for it in last), default=0.0),
        float(same),
        sum(it["source"] in NO_HELP for it in last) / len(last) if last else 0.0,
        float(before is not None and not before["source"]),
        min(len(earlier), MOST_TURNS) / MOST_TURNS,
        float(now["intent"].startswith("human.")),
    ]


def fitted(talks, labels):
    """The intercept and the weight of each feature."""
    model = LogisticRegression(C=REGULARISATION).fit(np.array([features(talk) for talk in talks]), labels)
    return round(float(model.intercept_[0]), 4), {
        name: round(float(weight), 4) for name, weight in zip(FEATURES, model.coef_[0])}


def read(path):
    """The dialogues' ids, their turns, and whether a person is wanted at the last one."""
    dialogues = yaml.safe_load(path.read_text())
    return ([it["id"] for it in dialogues], [[turn(line) for line in it["turns"]] for it in dialogues],
            np.array([it["wants"] for it in dialogues], dtype=int))


def fit(path):
    ids, talks, labels = read(path)
    unseen = cross_val_predict(LogisticRegression(C=REGULARISATION), np.array([features(talk) for talk in talks]), labels,
                               cv=LeaveOneOut(), method="predict_proba")[:, 1]
    print(f"dialogues {len(labels)}, a person {labels.sum()}; each left out once: AUC {roc_auc_score(labels, unseen):.3f}, "
          f"right at .5 {np.mean((unseen > 0.5) == labels):.3f}")
    intercept, weights = fitted(talks, labels)
    head = "".join(line for line in WEIGHTS.read_text().splitlines(True) if line.startswith("#"))
    WEIGHTS.write_text(head + yaml.safe_dump(
        {"version": 1, "offersFrom": 0.5, "intercept": intercept, "weights": weights}, sort_keys=False))
    EXPECTED.write_text("# Written by aftercare_training.handoff from the dialogues beside it.\n" + yaml.safe_dump(
        {name: round(odds(weights, intercept, features(talk)), 6) for name, talk in zip(ids, talks)}, sort_keys=False))


def odds(weights, intercept, values):
    return 1 / (1 + math.exp(-intercept - sum(w * v for w, v in zip(weights.values(), values))))


def understand(url, text, history):
    body = json.dumps({"text": text, "locale": "zh", "history": history}).encode()
    request = urllib.request.Request(f"{url}/v1/understand", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def measure(path, url):
    """AUC for dissatisfaction at a turn, from the course up to it; rows of a dialogue stand in order."""
    model = yaml.safe_load(WEIGHTS.read_text())
    talk, dialogue, forecasts, labels, moods, negative_only = [], None, [], [], [], []
    with path.open() as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["dialog_id"] != dialogue:
                dialogue, talk = row["dialog_id"], []
            if talk:
                # What the agent said before this turn answered the one before.
                talk[-1]["source"] = "agent" if row["prev_user_sys"].partition("|||")[2].strip() else ""
            if not row["user_text"].strip():
                continue
            read = understand(url, row["user_text"], [it["text"] for it in talk[-6:]])
            mood = read["sentiment"]
            talk.append({"text": row["user_text"], "negative": mood["score"] if mood["label"] == "negative" else 0.0,
                         "intent": read["intents"][0]["name"] if read["intents"] else "", "source": ""})
            values = features(talk)
            forecasts.append(odds(model["weights"], model["intercept"], values))
            negative_only.append(values[0])
            moods.append(values)
            labels.append(row["satisfaction_3class"] == "0")
    y, p, x = np.array(labels), np.array(forecasts), np.array(moods)
    print(f"turns {len(y)}, dissatisfied {y.sum()} ({y.mean():.3f})")
    print(f"AUC of the forecast {roc_auc_score(y, p):.3f}, of the sentiment alone {roc_auc_score(y, np.array(negative_only)):.3f}")
    for name, column in zip(FEATURES, x.T):
        print(f"  {name:15s} alone {roc_auc_score(y, column):.3f}")
    offered = p >= model["offersFrom"]
    print(f"offered at {offered.mean():.3f} of turns; of these dissatisfied {y[offered].mean() if offered.any() else 0:.3f}")
    bins = np.clip((p * 10).astype(int), 0, 9)
    gap = sum(abs(y[bins == b].mean() - p[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any())
    print(f"gap between forecast and share of dissatisfied (ECE, ten bins) {gap:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["fit", "measure"])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--url", default="http://localhost:8081", help="where intent-service is")
    arguments = parser.parse_args()
    if arguments.command == "fit":
        fit(arguments.file)
    else:
        measure(arguments.file, arguments.url)


if __name__ == "__main__":
    main()
