package io.aftercare.local.bench;

import io.aftercare.local.bench.load.Load;
import io.aftercare.local.bench.load.LoadGenerator;
import io.aftercare.local.bench.process.Cores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the service can take, what it does when three times that comes, and what one in Python can take. */
final class LoadLeg implements Leg {
    static final String PEAK = "peak throughput, service, one core";
    private static final String PYTHON = "peak throughput, Python, one core";
    private static final String GOODPUT = "goodput at 3 times capacity";
    private static final String REFUSED = "refused at 3 times capacity";
    private static final String LOST = "neither answered nor refused";
    private static final String REFUSED_P50 = "refusal p50 at 3 times capacity";
    private static final String OK_P99 = "latency p99 of those answered";
    private static final int CLIENTS = 8;
    private static final int TIMES = 3;
    /** More than the service has room for, and fewer than a process may open files. */
    private static final int CONNECTIONS = 768;

    private final Duration perLeg;
    private final Cores cores;
    private final LoadGenerator client;
    private final Optional<LoadGenerator> python;

    LoadLeg(Duration perLeg, Cores cores, LoadGenerator client, Optional<LoadGenerator> python) {
        this.perLeg = perLeg;
        this.cores = cores;
        this.client = client;
        this.python = python;
    }

    @Override
    public void round(Rounds rounds) {
        cores.stepAside();
        double peak = Answers.requireAll(client.closed(CLIENTS, perLeg)).perSecond();
        rounds.add(PEAK, peak);
        python.ifPresent(other -> {
            rounds.add(PYTHON, Answers.requireAll(other.closed(CLIENTS, perLeg)).perSecond());
            rounds.add(Gate.PYTHON.code(), peak / rounds.last(PYTHON));
        });
        Load overload = client.open(TIMES * peak, perLeg, CONNECTIONS);
        rounds.add(GOODPUT, overload.goodput());
        rounds.add(Gate.GOODPUT.code(), overload.goodput() / peak);
        rounds.add(REFUSED, share(overload.refused(), overload));
        rounds.add(LOST, share(overload.lost(), overload));
        rounds.add(REFUSED_P50, overload.refusedMillis(50));
        rounds.add(Gate.REFUSAL.code(), overload.refusedMillis(99));
        rounds.add(OK_P99, overload.okMillis(99));
    }

    @Override
    public List<Figure> figures(Rounds rounds) {
        return List.of(
                Figure.of(PEAK, rounds.median(PEAK), "/s"),
                python.map(measured -> Figure.of(PYTHON, rounds.median(PYTHON), "/s"))
                        .orElse(Figure.unmeasured(PYTHON, "/s")),
                python.map(measured -> Gate.PYTHON.figure(rounds.median(Gate.PYTHON.code())))
                        .orElse(Gate.PYTHON.unmeasured()),
                Figure.of(GOODPUT, rounds.median(GOODPUT), "/s"),
                Gate.GOODPUT.figure(rounds.median(Gate.GOODPUT.code())),
                Figure.of(REFUSED, rounds.median(REFUSED), ""),
                Figure.of(LOST, rounds.median(LOST), ""),
                Figure.of(OK_P99, rounds.median(OK_P99), "ms"),
                Figure.of(REFUSED_P50, rounds.median(REFUSED_P50), "ms"),
                Gate.REFUSAL.figure(rounds.median(Gate.REFUSAL.code())));
    }

    private static double share(long part, Load load) {
        return (double) part / load.sentRequests();
    }
}
