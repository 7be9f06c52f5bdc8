package io.aftercare.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.backfill.BackFill;
import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "understand",
        description = "Has every message of a file understood, behind whatever is more urgent.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "FILE has a message a line; in .jsonl a JSON object a line, as POST /v1/understand takes it:",
            "  {\"text\": \"那运费呢\", \"history\": [\"我要退货\"]}",
            "OUT gets a JSON object for each, in order: line, and understanding or problem. When the command was",
            "stopped, the same command goes on where it ended.",
            "",
            "Exit codes: 0 each message was understood or refused by name, 1 otherwise."
        })
final class UnderstandCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String ROLE = "manager";

    @Mixin
    private Home home;

    @Parameters(paramLabel = "FILE", description = "The messages.")
    private Path file;

    @Option(names = "--out", paramLabel = "OUT", required = true, description = "Where the answers go.")
    private Path out;

    @Override
    public Integer call() {
        RunningSystem system = home.running();
        try (Api gateway = new Api(system.url("gateway"))) {
            Patience patience = new Patience(() -> {});
            BackFill backFill = new BackFill(
                    // A token of its own for each request: a back-fill outlasts any.
                    body -> Json.read(
                            patience.until(() -> gateway.post(
                                    system.token(ROLE, Person.subject(ROLE, null)), "/v1/understand/bulk", body, null)),
                            JsonNode.class),
                    () -> LockSupport.parkNanos(PAUSE.toNanos()),
                    line -> System.err.println("up to line " + line));
            BackFill.Summary summary = backFill.run(file, out);
            if (summary.before() > 0) {
                System.err.printf("answered before: up to line %,d%n", summary.before());
            }
            System.err.printf(
                    "%,d messages read, %,d of them refused; see %s%n", summary.read(), summary.refused(), out);
        }
        return ExitCode.OK;
    }
}
