package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.AlreadyRunning;
import io.aftercare.local.launcher.system.LogStream;
import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.system.Ports;
import io.aftercare.local.launcher.system.ServiceRuntime;
import io.aftercare.local.launcher.system.StartFailed;
import io.aftercare.local.launcher.system.SystemOptions;
import io.aftercare.local.launcher.talk.Paint;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts PostgreSQL, Kafka, the demo shop and the five services.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Ctrl-C stops everything. Data survives restarts. Exit codes: 0 stopped or (with --detach) ready,"
                + " 1 not started, and nothing is left running.")
final class UpCommand implements Callable<Integer> {
    private static final Duration LOG_POLL = Duration.ofMillis(200);

    @Mixin
    private Home home;

    @Option(
            names = "--ports",
            paramLabel = "BASE",
            description = "Gateway at BASE, services up to BASE+4, the rest from BASE+10 (default: 8080).")
    private Integer basePort;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "What the services run on: jvm (default), aot (after ./aftercare aot), native.")
    private ServiceRuntime runtime = ServiceRuntime.JVM;

    @Option(names = "--native", description = "The same as --runtime native: after ./aftercare native.")
    private boolean executables;

    @Option(names = "--detach", description = "Returns when everything is ready, and leaves it running.")
    private boolean detach;

    /** The process in the background that --detach starts. */
    @Option(names = Background.SUPERVISE, hidden = true)
    private boolean supervise;

    @Override
    public Integer call() throws InterruptedException {
        SystemOptions options = (basePort == null
                        ? home.options()
                        : home.options().withPorts(new Ports(basePort)))
                .withRuntime(executables ? ServiceRuntime.NATIVE : runtime);
        try {
            return detach ? Background.start(options) : run(options);
        } catch (AlreadyRunning e) {
            System.out.println(e.getMessage());
            return detach ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int run(SystemOptions options) throws InterruptedException {
        Announcer announcer = new Announcer(Paint.detect(), Paint.isTerminal() && !supervise, System.out);
        AftercareSystem system = AftercareSystem.prepare(options, announcer);
        Thread stop = new Thread(() -> {
            announcer.stopping();
            system.close();
            announcer.stopped();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            system.startAll();
        } catch (StartFailed e) {
            return failed(e, announcer, stop);
        }
        announcer.ready();
        if (supervise) {
            new CountDownLatch(1).await();
        }
        System.out.println(new Welcome(options.ports()).text());
        follow(system);
        return ExitCode.OK;
    }

    /** A start that was interrupted by Ctrl-C did not fail. */
    private static int failed(StartFailed e, Announcer announcer, Thread stop) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException alreadyStopping) {
            stop.join();
            return ExitCode.OK;
        }
        announcer.failed();
        throw e;
    }

    /** Until the process is asked to end. */
    private static void follow(AftercareSystem system) throws InterruptedException {
        LogStream stream =
                new LogStream(system.logs(), Parts.names(), new LogPrinter(Paint.detect(), System.out)::print);
        while (true) {
            stream.poll();
            Thread.sleep(LOG_POLL);
        }
    }
}
