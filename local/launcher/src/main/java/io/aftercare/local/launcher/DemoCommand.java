package io.aftercare.local.launcher;

import io.aftercare.local.launcher.play.CasePath;
import io.aftercare.local.launcher.play.DemoReport;
import io.aftercare.local.launcher.play.EventBalance;
import io.aftercare.local.launcher.play.EventLedger;
import io.aftercare.local.launcher.play.PathPlayer;
import io.aftercare.local.launcher.play.Player;
import io.aftercare.local.launcher.play.Script;
import io.aftercare.local.launcher.play.Tally;
import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Paint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        description =
                "Plays conversations through the gateway, and a case of every kind to its settled end; reports what came"
                        + " of them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Exit codes: 0 no error, every case at its end and every event counted once, 1 otherwise.")
final class DemoCommand implements Callable<Integer> {
    private static final Duration EVENTS_PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private Home home;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE.jsonl",
            description = "One conversation a line (default: those that come with the project).")
    private Path file;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Conversations in flight (default: ${DEFAULT-VALUE}).")
    private int concurrency = 8;

    @Option(names = "--json", description = "Prints one JSON object instead of the report.")
    private boolean json;

    @Override
    public Integer call() {
        if (concurrency < 1) {
            throw new IllegalArgumentException("--concurrency must be at least 1.");
        }
        List<Script> scripts = file == null ? Script.demo() : Script.in(file);
        RunningSystem system = home.running();
        try (Api gateway = new Api(system.url("gateway"));
                Api ticket = new Api(system.url("ticket"))) {
            EventLedger ledger = new EventLedger(ticket, gateway, system.token("manager", "manager-1"));
            DemoReport report = play(scripts, system, gateway, ledger);
            System.out.println(json ? Json.pretty(report.measurement()) : report.text());
            return report.clean() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Of a file of one's own only the conversations are played. */
    private List<PathPlayer.Walk> walks(RunningSystem system, Api gateway) {
        if (file != null) {
            return List.of();
        }
        System.err.println("a case of every kind, from the message to its end");
        try (Api shop = new Api(system.url("shop"))) {
            return new PathPlayer(gateway, shop, role -> system.token(role, Person.subject(role, null)))
                    .play(CasePath.demo());
        }
    }

    private DemoReport play(List<Script> scripts, RunningSystem system, Api gateway, EventLedger ledger) {
        EventBalance before = ledger.quiet(EVENTS_PATIENCE);
        int turns = scripts.stream().mapToInt(script -> script.turns().size()).sum();
        ProgressBar bar = new ProgressBar("turns", turns, Paint.isTerminal(), System.err);
        Tally tally = new Tally();
        Player player = new Player(gateway, customer -> system.token(Person.CUSTOMER_ROLE, customer), tally, bar::step);
        Duration took = player.play(scripts.iterator(), concurrency);
        bar.end();
        return new DemoReport(
                tally,
                scripts.size(),
                concurrency,
                took,
                walks(system, gateway),
                ledger.settled(before, EVENTS_PATIENCE));
    }
}
