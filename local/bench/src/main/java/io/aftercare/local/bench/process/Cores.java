package io.aftercare.local.bench.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which cores processes run on: what is measured has one to itself, and who measures has the others. Where the machine
 * has one core or no {@code taskset}, everything runs everywhere.
 */
public final class Cores {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final List<Integer> allowed;

    private Cores(List<Integer> allowed) {
        this.allowed = allowed;
    }

    public static Cores here() {
        return new Cores(hasTaskset() ? allowedCores() : List.of());
    }

    /** Everything runs everywhere, for what is compared with something that does. */
    public static Cores any() {
        return new Cores(List.of());
    }

    public boolean canPin() {
        return allowed.size() > 1;
    }

    /** The command with its process, and all that it starts, on the core of what is measured. */
    List<String> measured(List<String> command) {
        if (!canPin()) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", list(allowed.subList(0, 1))));
        pinned.addAll(command);
        return pinned;
    }

    /** This process beside what is measured. */
    public void stepAside() {
        pinThis(allowed.size() > 1 ? allowed.subList(1, allowed.size()) : allowed);
    }

    /** This process where what is measured runs otherwise. */
    public void takeItsPlace() {
        pinThis(allowed.size() > 1 ? allowed.subList(0, 1) : allowed);
    }

    public void everywhere() {
        pinThis(allowed);
    }

    private void pinThis(List<Integer> cores) {
        if (canPin()) {
            String pid = Long.toString(ProcessHandle.current().pid());
            // Every thread: a JVM's are all there by now, and new ones are where their parent is.
            run("taskset", "-a", "-c", "-p", list(cores), pid);
        }
    }

    private static String list(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static boolean hasTaskset() {
        return run("taskset", "--version");
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailed("interrupted", e);
        }
    }

    private static List<Integer> allowedCores() {
        try {
            Optional<String> list = Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .findFirst();
            return list.map(line -> parse(line.substring(ALLOWED.length()).strip()))
                    .orElse(List.of());
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    /** A list as {@code /proc} writes it: {@code 0-2,5}. */
    static List<Integer> parse(String list) {
        List<Integer> cores = new ArrayList<>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                cores.add(core);
            }
        }
        return cores;
    }
}
