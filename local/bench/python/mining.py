"""What directly follows what, as one would count it with pandas, to be compared with.

usage: mining.py EVENTS.csv; the file has the columns case, activity and millis. For each line on its input it counts, once
over the columns as they are read and once over integer codes, and prints what that took as one line of JSON.
"""

import json
import sys
import time

import pandas

events = pandas.read_csv(sys.argv[1])
codes = pandas.DataFrame(
    {
        "case": events["case"].astype("category").cat.codes,
        "activity": events["activity"].astype("category").cat.codes,
        "millis": events["millis"],
    }
)


def count(log):
    log = log.sort_values(["case", "millis"], kind="stable")
    log["next"] = log["activity"].shift(-1)
    log["elapsed"] = log["millis"].shift(-1) - log["millis"]
    log = log[log["case"] == log["case"].shift(-1)]
    return log.groupby(["activity", "next"])["elapsed"].agg(["count", "sum"])


for _ in sys.stdin:
    answer = {}
    for name, log in (("text", events), ("codes", codes)):
        begun, cpu = time.perf_counter(), time.process_time()
        follows = count(log)
        answer[name] = {"cpu": time.process_time() - cpu, "seconds": time.perf_counter() - begun}
        if name == "text":
            answer["follows"] = sorted([a, b, int(n), int(ms)] for (a, b), n, ms in follows.itertuples())
    print(json.dumps(answer), flush=True)
