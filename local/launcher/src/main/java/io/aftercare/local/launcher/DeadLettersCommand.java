package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.DeadLetters;
import io.aftercare.local.launcher.talk.DeadLetters.Letter;
import io.aftercare.local.launcher.talk.DeadLetters.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        description =
                "Lists the events that are stuck, and has them replayed: those that the broker refuses (outbox) and"
                        + " those that insight-service could not read (topics).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {DeadLettersCommand.ListLetters.class, DeadLettersCommand.Replay.class})
final class DeadLettersCommand {
    private static final String ADMIN = "admin";

    private DeadLettersCommand() {}

    private static DeadLetters letters(Api gateway, RunningSystem system) {
        return new DeadLetters(gateway, system.token(ADMIN, Person.subject(ADMIN, null)));
    }

    @Command(name = "list", description = "Shows each with its reason, oldest first.", mixinStandardHelpOptions = true)
    static final class ListLetters implements Callable<Integer> {
        @Mixin
        private Home home;

        @Override
        public Integer call() {
            RunningSystem system = home.running();
            try (Api gateway = new Api(system.url("gateway"))) {
                DeadLetters letters = letters(gateway, system);
                for (Shelf shelf : Shelf.values()) {
                    letters.each(shelf, letter -> print(shelf, letter));
                }
            }
            return ExitCode.OK;
        }

        private static void print(Shelf shelf, Letter letter) {
            System.out.printf(
                    "%-7s %-36s %-24s %s%n",
                    shelf.name().toLowerCase(Locale.ROOT), letter.id(), letter.topic(), letter.reason());
        }
    }

    @Command(
            name = "replay",
            description = "Has them taken again, oldest first; what is in the event log already stays there once.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 all were taken or are on their way, 1 some still cannot be.")
    static final class Replay implements Callable<Integer> {
        @Mixin
        private Home home;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Which, as list shows them.")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--all", description = "Every one that waits.")
        private boolean all;

        @Override
        public Integer call() {
            if (all == !ids.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "Name letters by their ID, or say --all.");
            }
            RunningSystem system = home.running();
            try (Api gateway = new Api(system.url("gateway"))) {
                DeadLetters letters = letters(gateway, system);
                if (all) {
                    for (Shelf shelf : Shelf.values()) {
                        letters.each(shelf, letter -> ids.add(letter.id()));
                    }
                }
                long refused = ids.stream().filter(id -> !replayed(letters, id)).count();
                System.out.printf("%d replayed, %d still refused%n", ids.size() - refused, refused);
                return refused == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }

        private static boolean replayed(DeadLetters letters, String id) {
            Optional<String> refusal = letters.replay(id);
            System.out.printf("%s %s %s%n", refusal.isEmpty() ? "ok" : "NO", id, refusal.orElse(""));
            return refusal.isEmpty();
        }
    }
}
