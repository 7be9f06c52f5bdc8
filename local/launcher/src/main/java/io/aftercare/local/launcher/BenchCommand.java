package io.aftercare.local.launcher;

import io.aftercare.inference.Provider;
import io.aftercare.local.bench.BenchOptions;
import io.aftercare.local.bench.DecisionBench;
import io.aftercare.local.bench.Figure;
import io.aftercare.local.bench.Gate;
import io.aftercare.local.bench.IntentBench;
import io.aftercare.local.bench.WordingBench;
import io.aftercare.local.bench.retrieval.RetrievalBench;
import io.aftercare.local.launcher.bench.CasesBench;
import io.aftercare.local.launcher.chaos.OutboxBench;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.TurnBench;
import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = "Measures how fast it is.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            BenchCommand.Turns.class,
            BenchCommand.Intent.class,
            BenchCommand.Decisions.class,
            BenchCommand.OutboxRelay.class,
            BenchCommand.Cases.class,
            BenchCommand.Words.class,
            BenchCommand.Retrieval.class
        })
final class BenchCommand {
    /** With all compilers, unlike {@link Parts#serviceJvm()}, where starting fast matters more. */
    private static final List<String> PRODUCTION_JVM =
            List.of("-XX:+UseSerialGC", "-Xmx192m", "--enable-native-access=ALL-UNNAMED");

    private BenchCommand() {}

    private static List<Measurement.Row> rows(List<Figure> figures) {
        return figures.stream()
                .map(figure -> Measurement.Row.judged(
                        figure.name(), figure.value(), figure.unit(), figure.reach(), figure.holds()))
                .toList();
    }

    @Command(
            name = "turns",
            description =
                    "Latency of turns that the knowledge base answers, throughput, and where the time goes, with 1, 8"
                            + " and 32 conversations in flight.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
    static final class Turns implements Callable<Integer> {
        @Mixin
        private Home home;

        @Option(names = "--seconds", paramLabel = "N", description = "How long each level is held (default: 15).")
        private int seconds = 15;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            RunningSystem system = home.running();
            try (Api gateway = new Api(system.url("gateway"))) {
                TurnBench bench = new TurnBench(
                        gateway,
                        customer -> system.token(Person.CUSTOMER_ROLE, customer),
                        Duration.ofSeconds(seconds),
                        System.err::println);
                Measurement measurement = bench.run();
                System.out.println(json ? Json.pretty(measurement) : measurement.table());
                return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }

    @Command(
            name = "intent",
            description =
                    "What understanding a message costs: bare ONNX Runtime, engine, service and Python beside each"
                            + " other, under little load and under too much. Starts the services that it measures.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = {
                "The gates, for --slow:",
                "  cpu         CPU seconds of bare ONNX Runtime over those of the service",
                "  added-p50, added-p99",
                "              what the service adds to the model's latency at 30 % load",
                "  binding, allocation",
                "              what the engine adds to a run, in time and in bytes",
                "  goodput, refusal",
                "              at 3 times capacity",
                "  int8        over fp32 (--fp32)",
                "  python      throughput over the Python service (--python)",
                "",
                "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise."
            })
    static final class Intent implements Callable<Integer> {
        @Option(names = "--provider", paramLabel = "cpu|cuda", description = "What the model runs on (default: cpu).")
        private Provider provider = Provider.CPU;

        @Option(names = "--seconds", paramLabel = "N", description = "How long each leg of a round takes (default: 5).")
        private double seconds = 5;

        @Option(names = "--rounds", paramLabel = "N", description = "Figures are medians of so many (default: 5).")
        private int rounds = 5;

        @Option(
                names = "--warm",
                paramLabel = "N",
                description = "Messages before anything is counted, for a JVM compiles while it runs (default: 30000).")
        private int warmUp = 30_000;

        @Option(
                names = "--fp32",
                paramLabel = "FILE",
                description = "The graph before quantising, as training's export leaves it; without it int8 is not"
                        + " compared.")
        private Path fp32;

        @Option(
                names = "--python",
                paramLabel = "PYTHON",
                description = "An interpreter with local/bench/python/requirements.txt installed; without it nothing is"
                        + " compared with Python.")
        private Path python;

        @Option(
                names = "--slow",
                paramLabel = "GATE",
                description = "Slows down what this gate watches, which must turn it red.")
        private String slow;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            IntentBench.Report report = new IntentBench(options(), System.err::println).run();
            Measurement measurement =
                    new Measurement("bench intent", Environment.here(), rows(report.figures()), report.notes());
            System.out.println(json ? Json.pretty(measurement) : measurement.table());
            return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }

        private BenchOptions options() {
            Optional<Gate> slowed = Optional.ofNullable(slow).map(Gate::of);
            return new BenchOptions(
                    Home.root(),
                    Parts.productionJvm(),
                    Parts.jar(Home.root(), "intent"),
                    provider,
                    warmUp,
                    Duration.ofNanos((long) (seconds * 1e9)),
                    rounds,
                    Optional.ofNullable(fp32),
                    Optional.ofNullable(python),
                    slowed);
        }
    }

    @Command(
            name = "decisions",
            description = "How long a decision by law and policy takes, without reading or writing anything.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
    static final class Decisions implements Callable<Integer> {
        @Option(
                names = "--rounds",
                paramLabel = "N",
                description = "How often every scenario is decided; the first half warms up (default: 200).")
        private int rounds = 200;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            Measurement measurement =
                    new Measurement("bench decisions", Environment.here(), rows(new DecisionBench(rounds).figures()));
            System.out.println(json ? Json.pretty(measurement) : measurement.table());
            return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    @Command(
            name = "outbox",
            description = "How fast events leave the outbox: from a queue, as they come, and after a time without the"
                    + " broker. Starts a system of its own.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
    static final class OutboxRelay implements Callable<Integer> {
        @Option(
                names = "--away",
                paramLabel = "SECONDS",
                description = "How long the broker is taken away (default: ${DEFAULT-VALUE}).")
        private int away = 60;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            if (away < 1) {
                throw new IllegalArgumentException("--away must be at least 1.");
            }
            Measurement measurement = new OutboxBench(Home.root(), Duration.ofSeconds(away), System.err::println).run();
            System.out.println(json ? Json.pretty(measurement) : measurement.table());
            return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    @Command(
            name = "cases",
            description =
                    "What CPU the service takes to create and read a case, over a bare Vert.x PostgreSQL client that"
                            + " sends the very same statements. Starts a system of its own.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
    static final class Cases implements Callable<Integer> {
        @Option(names = "--rounds", paramLabel = "N", description = "Figures are medians of so many (default: 5).")
        private int rounds = 5;

        @Option(
                names = "--pairs",
                paramLabel = "N",
                description = "Cases created and read in each leg of a round (default: ${DEFAULT-VALUE}).")
        private int pairs = 3_000;

        @Option(
                names = "--warm",
                paramLabel = "N",
                description = "Cases before anything is counted, for a JVM compiles while it runs (default:"
                        + " ${DEFAULT-VALUE}).")
        private int warmUp = 15_000;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            if (rounds < 1 || pairs < 1 || warmUp < 0) {
                throw new IllegalArgumentException("--rounds and --pairs must be at least 1, --warm at least 0.");
            }
            Measurement measurement = new CasesBench(Home.root(), rounds, pairs, warmUp, System.err::println).run();
            System.out.println(json ? Json.pretty(measurement) : measurement.table());
            return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    @Command(
            name = "retrieval",
            description =
                    "How often the article that answers is found, by meaning, by words and by both, and how long it"
                            + " takes among many passages. Needs no running system.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
    static final class Retrieval implements Callable<Integer> {
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
                description =
                        "Among how many passages the time is measured; 0: not at all (default: ${DEFAULT-VALUE}).")
        private int passages = 100_000;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            if (passages < 0) {
                throw new IllegalArgumentException("--passages must not be negative.");
            }
            List<Path> asked = files.isEmpty()
                    ? List.of(
                            Home.root().resolve(EVAL + "knowledge-questions.yaml"),
                            Home.root().resolve(EVAL + "unanswerable-questions.yaml"))
                    : files;
            Measurement measurement = new Measurement(
                    "bench retrieval",
                    Environment.here(),
                    rows(new RetrievalBench(Home.root().resolve(Home.ENCODERS), asked, passages, System.err::println)
                            .figures()),
                    List.of("Without the intents that were understood, which only raise it. The vectors of all but the"
                            + " shipped articles are mixed from theirs."));
            System.out.println(json ? Json.pretty(measurement) : measurement.table());
            return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    @Command(
            name = "wording",
            description = "How fast the wording model writes, beside a loop of Python over the same graphs, and whether"
                    + " its sentences hold their facts.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
    static final class Words implements Callable<Integer> {
        @Option(
                names = "--rounds",
                paramLabel = "N",
                description = "Figures are medians of so many, each of every act in every style (default: 5).")
        private int rounds = 5;

        @Option(
                names = "--python",
                paramLabel = "PYTHON",
                description = "An interpreter with local/bench/python/requirements.txt installed; without it nothing is"
                        + " compared with Python.")
        private Path python;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            Path app = Parts.jar(Home.root(), "reply").getParent();
            WordingBench bench =
                    new WordingBench(Home.root(), PRODUCTION_JVM, app, Optional.ofNullable(python), rounds);
            Measurement measurement = new Measurement("bench wording", Environment.here(), rows(bench.figures()));
            System.out.println(json ? Json.pretty(measurement) : measurement.table());
            return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
