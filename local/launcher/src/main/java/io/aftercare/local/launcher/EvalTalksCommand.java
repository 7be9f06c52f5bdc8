package io.aftercare.local.launcher;

import io.aftercare.local.launcher.eval.talks.Customer;
import io.aftercare.local.launcher.eval.talks.Talk;
import io.aftercare.local.launcher.eval.talks.TalkPlayer;
import io.aftercare.local.launcher.eval.talks.TalkReport;
import io.aftercare.local.launcher.eval.talks.Transcript;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Paint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "talks",
        description = "Has simulated customers talk with the running system, and says what was not as expected.",
        footer = {
            "What they say and what they expect: local/launcher/src/main/resources/eval/talks. A talk in which something",
            "was otherwise is written to the standard error.",
            "",
            "Exit codes: 0 every figure is reached, 1 otherwise."
        })
final class EvalTalksCommand extends MeasuringCommand {
    @Mixin
    private Home home;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "Only the customers whose ids begin so (default: all).")
    private List<String> ids = List.of("");

    @Option(
            names = "--transcripts",
            paramLabel = "FILE.md",
            description = "Writes the talks, word for word, as Markdown below what stands in the file before the first"
                    + " talk.")
    private Path transcripts;

    @Override
    Measurement measured() {
        List<Customer> customers = ids.stream()
                .flatMap(id -> Customer.all().stream().filter(it -> it.id().startsWith(id)))
                .distinct()
                .toList();
        if (customers.isEmpty()) {
            throw new IllegalArgumentException(
                    "No customer's id begins with " + String.join(" or ", ids) + "; there are "
                            + Customer.all().stream().map(Customer::id).collect(Collectors.joining(", ")) + ".");
        }
        TalkReport report = new TalkReport(play(customers));
        if (transcripts != null) {
            write(report.talks());
        }
        report.missed().forEach(talk -> System.err.println(Transcript.of(talk) + "\n"));
        return report.measurement();
    }

    private List<Talk> play(List<Customer> customers) {
        RunningSystem system = home.running();
        int turns = customers.stream().mapToInt(it -> it.turns().size()).sum();
        ProgressBar bar = new ProgressBar("turns", turns, Paint.isTerminal(), System.err);
        try (Api gateway = new Api(system.url("gateway"))) {
            TalkPlayer player =
                    new TalkPlayer(gateway, customer -> system.token(Person.CUSTOMER_ROLE, customer), bar::step);
            List<Talk> talks = new ArrayList<>();
            customers.forEach(customer -> talks.add(player.play(customer)));
            return talks;
        } finally {
            bar.end();
        }
    }

    /** What a person wrote above the talks stays. */
    private void write(List<Talk> talks) {
        try {
            String before = Files.exists(transcripts) ? Files.readString(transcripts) : "";
            int first = before.indexOf("## ");
            Files.writeString(transcripts, (first < 0 ? before : before.substring(0, first)) + Transcript.of(talks));
        } catch (IOException e) {
            throw new UncheckedIOException(transcripts + " cannot be written: " + e.getMessage(), e);
        }
    }
}
