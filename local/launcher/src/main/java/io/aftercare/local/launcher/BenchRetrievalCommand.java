package io.aftercare.local.launcher;

import io.aftercare.local.bench.retrieval.RetrievalBench;
import io.aftercare.local.launcher.play.Measurement;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retrieval",
        description = "How often the article that answers is found, by meaning, by words and by both, and how long it"
                + " takes among many passages. Needs no running system.")
final class BenchRetrievalCommand extends MeasuringCommand {
    private static final String EVAL = "reply-service/src/test/resources/eval/";

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Questions, as YAML lines (default: " + EVAL + "knowledge-questions.yaml and"
                    + " unanswerable-questions.yaml).")
    private List<Path> files = List.of();

    @Option(
            names = "--passages",
            paramLabel = "N",
            description = "Among how many passages the time is measured; 0: not at all (default: ${DEFAULT-VALUE}).")
    private int passages = 100_000;

    @Override
    Measurement measured() {
        if (passages < 0) {
            throw new IllegalArgumentException("--passages must not be negative.");
        }
        List<Path> asked = files.isEmpty()
                ? List.of(
                        Home.root().resolve(EVAL + "knowledge-questions.yaml"),
                        Home.root().resolve(EVAL + "unanswerable-questions.yaml"))
                : files;
        return Measurement.of(
                "bench retrieval",
                new RetrievalBench(Home.root().resolve(Home.ENCODERS), asked, passages, System.err::println).figures(),
                List.of("Without the intents that were understood, which only raise it. The vectors of all but the"
                        + " shipped articles are mixed from theirs."));
    }
}
