package io.aftercare.local.launcher;

import io.aftercare.local.launcher.eval.Groups;
import io.aftercare.local.launcher.eval.IntentEvaluation;
import io.aftercare.local.launcher.eval.IntentOptions;
import io.aftercare.local.launcher.eval.IntentReport;
import io.aftercare.local.launcher.eval.IntentService;
import io.aftercare.local.launcher.eval.LabelSet;
import io.aftercare.local.launcher.eval.ParityEvaluation;
import io.aftercare.local.launcher.eval.ParityReport;
import io.aftercare.local.launcher.eval.reply.ReplyEvaluation;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Paint;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "eval",
        description =
                "Scores labelled files through the running intent-service, audits replies, has simulated customers talk, and"
                        + " looks for what was planted in simulated merchants.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            EvalCommand.Intent.class,
            EvalCommand.Parity.class,
            EvalCommand.Replies.class,
            EvalTalksCommand.class,
            EvalInsightCommand.class
        })
final class EvalCommand {
    private EvalCommand() {}

    static <R> R watched(String what, int size, BiFunction<Runnable, Consumer<String>, R> run) {
        ProgressBar bar = new ProgressBar(what, size, Paint.isTerminal(), System.err);
        try {
            return run.apply(bar::step, bar::say);
        } finally {
            bar.end();
        }
    }

    @Command(
            name = "intent",
            description = "How well the labels of a file are told: accuracy, macro-F1, calibration, out-of-scope.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = {
                "FILE is .tsv (tab-separated, no quoting) or .csv (RFC 4180), with a header.",
                "  text     text, utterance, user_text or query",
                "  label    label, intent, category or kinds; of several, separated by |,",
                "           any is right",
                "  context  context, history or prev_user_sys: what the customer said before,",
                "           oldest first, separated by ' | ', an agent's answer after '|||'",
                "           is left out; or dialog_id and turn",
                "Rows without a label, or labelled OTHER, are left out. The labels oos,",
                "out_of_scope and those that begin with oos_ mean out of scope.",
                "",
                "Exit codes: 0 every row was answered, 1 otherwise."
            })
    static final class Intent implements Callable<Integer> {
        @Mixin
        private Asking asking;

        @Parameters(paramLabel = "FILE", description = "The labelled file.")
        private Path file;

        @Option(
                names = "--labels",
                paramLabel = "SET",
                converter = Labels.class,
                description = "What the labels are: AUTO (the set that knows most of them), leaf, source (of the data"
                        + " sets), kind, complaint, sentiment, urgency, act or pack (default: AUTO).")
        private LabelSet labels;

        @Option(
                names = "--groups",
                paramLabel = "FILE3",
                description = "Labels that count as one: columns label (or jddc_intent) and group (or coarse).")
        private Path groups;

        @Option(names = "--context", description = "Sends what was said before along.")
        private boolean context;

        @Option(
                names = "--language",
                paramLabel = "zh|en",
                description = "The language of the texts (default: the service detects it).")
        private Language language;

        @Option(
                names = "--in-scope",
                paramLabel = "FILE2",
                description = "More rows, for a file without in-scope rows.")
        private Path inScope;

        @Option(
                names = "--false-reject",
                paramLabel = "SHARE",
                description = "Of in-scope rows, for the recall at that rate (default: ${DEFAULT-VALUE}).")
        private double falseReject = 0.03;

        @Option(names = "--skip-unknown", description = "Leaves rows out whose labels the label set does not know.")
        private boolean skipUnknown;

        @Override
        public Integer call() {
            IntentOptions options = new IntentOptions(
                    Stream.of(file, inScope).filter(given -> given != null).toList(),
                    Optional.ofNullable(labels),
                    groups == null ? Groups.NONE : Groups.read(groups),
                    asking.model(),
                    language == null ? null : language.name(),
                    context,
                    falseReject,
                    asking.limit(),
                    skipUnknown);
            try (Api api = asking.api()) {
                IntentService service = asking.service(api);
                IntentEvaluation evaluation = IntentEvaluation.of(service, asking.vocabularies(service), options);
                System.err.println(
                        "Scored by the label set " + evaluation.labels().code() + ".");
                IntentReport report = watched("rows", evaluation.size(), evaluation::run);
                System.out.println(asking.json() ? Json.pretty(report) : report.table());
                return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }

    @Command(
            name = "parity",
            description = "How far a message comes to the same intent in Chinese and in English.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = {
                "FILE is .tsv or .csv with the columns zh, en and, where it is known, leaf.",
                "",
                "Exit codes: 0 every pair was answered, 1 otherwise."
            })
    static final class Parity implements Callable<Integer> {
        @Mixin
        private Asking asking;

        @Parameters(paramLabel = "FILE", description = "The file of pairs.")
        private Path file;

        @Override
        public Integer call() {
            try (Api api = asking.api()) {
                IntentService service = asking.service(api);
                ParityEvaluation evaluation = ParityEvaluation.of(
                        service, asking.vocabularies(service), asking.model(), file, asking.limit());
                ParityReport report = watched("pairs", evaluation.size(), evaluation::run);
                System.out.println(asking.json() ? Json.pretty(report) : report.table());
                return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }

    @Command(
            name = "reply",
            description =
                    "Composes some 3,100 replies, hostile ones among them, and has each audited; nothing has to run.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = {
                "The composer is reply-service's own, with its articles; decisions are made by the",
                "packs of law. The auditor shares no code with what lets sentences out.",
                "",
                "Exit codes: 0 nothing unsupported was said and every figure is reached, 1 otherwise."
            })
    static final class Replies extends MeasuringCommand {
        @Option(names = "--broken", description = "Lets every sentence out unproved: the auditor has to find that.")
        private boolean broken;

        @Option(
                names = "--every",
                paramLabel = "N",
                description = "Takes only each N-th turn, for a quick look (default: ${DEFAULT-VALUE}).")
        private int every = 1;

        @Override
        Measurement measured() {
            ReplyEvaluation evaluation = new ReplyEvaluation(
                    new ReplyEvaluation.Options(Home.root().resolve(Home.ENCODERS), broken, Math.max(1, every)));
            return watched("replies", evaluation.size(), (step, say) -> evaluation.run(step))
                    .measurement();
        }
    }

    /** The languages that messages come in. */
    enum Language {
        zh,
        en
    }

    /** AUTO is no choice. */
    static final class Labels implements ITypeConverter<LabelSet> {
        private static final String AUTO = "auto";

        @Override
        public LabelSet convert(String value) {
            if (value.equalsIgnoreCase(AUTO)) {
                return null;
            }
            return Stream.of(LabelSet.values())
                    .filter(set -> set.code().equals(value.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is no label set; there are " + AUTO + ", " + codes()));
        }

        private static String codes() {
            return Stream.of(LabelSet.values()).map(LabelSet::code).collect(Collectors.joining(", "));
        }
    }
}
