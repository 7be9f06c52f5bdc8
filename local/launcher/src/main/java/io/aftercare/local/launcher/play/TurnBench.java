package io.aftercare.local.launcher.play;

import io.aftercare.local.launcher.talk.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Measures turns that the knowledge base answers: how long one takes, where the time goes, how many fit in a second. */
public final class TurnBench {
    private static final double P95_LIMIT_MILLIS = 300;
    private static final int CUSTOMERS = 60;
    private static final int TURNS_PER_CONVERSATION = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final List<Integer> IN_FLIGHT = List.of(1, 8, 32);

    private static final List<String> QUESTIONS = List.of(
            "我想退换货，但不知道怎么操作。",
            "退款一般几天能到账？",
            "发票怎么开？",
            "七天无理由退货有什么条件？",
            "退货的运费谁承担？",
            "保修期是多久，去哪里维修？",
            "怎么申请价格保护？",
            "少发了一件商品应该怎么办？",
            "How do I return something?",
            "How long does a refund take?",
            "Who pays for the return shipping?",
            "How can I get an invoice?",
            "What is your exchange policy?",
            "How long is the warranty?");

    private final Api gateway;
    private final UnaryOperator<String> tokenOfCustomer;
    private final Duration perLevel;
    private final Consumer<String> progress;
    private final AtomicInteger conversations = new AtomicInteger();

    /** @param perLevel how long each number of conversations in flight is held */
    public TurnBench(Api gateway, UnaryOperator<String> tokenOfCustomer, Duration perLevel, Consumer<String> progress) {
        this.gateway = gateway;
        this.tokenOfCustomer = tokenOfCustomer;
        this.perLevel = perLevel;
        this.progress = progress;
    }

    public Measurement run() {
        progress.accept("warming up");
        play(8, WARM_UP);
        List<Measurement.Row> rows = new ArrayList<>();
        for (int inFlight : IN_FLIGHT) {
            progress.accept(inFlight + " in flight");
            rows.addAll(level(inFlight));
        }
        return new Measurement("bench turns", Environment.here(), rows);
    }

    private List<Measurement.Row> level(int inFlight) {
        Played played = play(inFlight, perLevel);
        Latency endToEnd = played.tally.endToEnd();
        String suffix = String.format(Locale.ROOT, ", %d in flight", inFlight);
        List<Measurement.Row> rows = new ArrayList<>();
        rows.add(Measurement.Row.of(
                "throughput" + suffix, played.tally.turns() / (played.took.toNanos() / 1e9), "turns/s"));
        rows.add(Measurement.Row.of("turn p50" + suffix, endToEnd.percentile(50), "ms"));
        rows.add(
                inFlight == 1
                        ? Measurement.Row.below("turn p95" + suffix, endToEnd.percentile(95), "ms", P95_LIMIT_MILLIS)
                        : Measurement.Row.of("turn p95" + suffix, endToEnd.percentile(95), "ms"));
        rows.add(Measurement.Row.of("turn p99" + suffix, endToEnd.percentile(99), "ms"));
        played.tally.steps().forEach((step, latency) -> {
            rows.add(Measurement.Row.of("step " + step + " p50" + suffix, latency.percentile(50), "ms"));
            rows.add(Measurement.Row.of("step " + step + " p95" + suffix, latency.percentile(95), "ms"));
        });
        rows.add(Measurement.Row.of("told to wait" + suffix, played.tally.waits(), "times"));
        rows.add(
                Measurement.Row.exactly("errors" + suffix, played.tally.errors().size(), "turns", 0));
        return rows;
    }

    private Played play(int inFlight, Duration duration) {
        Tally tally = new Tally();
        Duration took = new Player(gateway, tokenOfCustomer, tally, () -> {}).play(until(duration), inFlight);
        return new Played(tally, took);
    }

    /** New conversations until the time is up, by one customer after the other, so that no one's rate limit is met. */
    private Iterator<Script> until(Duration duration) {
        Instant end = Instant.now().plus(duration);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return Instant.now().isBefore(end);
            }

            @Override
            public Script next() {
                return script(conversations.getAndIncrement());
            }
        };
    }

    private static Script script(int number) {
        List<Script.Line> lines = new ArrayList<>();
        for (int n = 0; n < TURNS_PER_CONVERSATION; n++) {
            lines.add(new Script.Line(QUESTIONS.get((number + n) % QUESTIONS.size()), null, null));
        }
        String customer = String.format(Locale.ROOT, "c-%03d", number % CUSTOMERS + 1);
        return new Script("bench-" + number, customer, null, "api", null, lines);
    }

    private record Played(Tally tally, Duration took) {}
}
