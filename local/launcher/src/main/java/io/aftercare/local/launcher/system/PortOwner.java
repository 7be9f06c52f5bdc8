package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process that listens on a port. */
public record PortOwner(long pid, String command) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    /** Empty when nobody listens, and when the process is one that this user may not look into. */
    public static Optional<PortOwner> of(int port) {
        return Files.isReadable(PROC.resolve("net/tcp")) ? fromProc(port) : fromLsof(port);
    }

    private static Optional<PortOwner> fromProc(int port) {
        Set<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .map(PROC::resolve)
                .filter(Files::isReadable)
                .flatMap(table -> listeningSockets(lines(table), port).stream())
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOne(process.pid(), sockets))
                .findFirst()
                .map(PortOwner::describe);
    }

    /** The inodes of the sockets that listen on {@code port}, of a table as /proc/net/tcp prints it. */
    static Set<String> listeningSockets(List<String> table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return table.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(column -> column.length > 9 && column[1].endsWith(suffix) && column[3].equals(LISTENING))
                .map(column -> "socket:[" + column[9] + "]")
                .collect(Collectors.toSet());
    }

    private static boolean holdsOne(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path descriptor : open) {
                if (isLinkTo(descriptor, sockets)) {
                    return true;
                }
            }
        } catch (IOException goneOrAnotherUsers) {
            return false;
        }
        return false;
    }

    private static boolean isLinkTo(Path descriptor, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static Optional<PortOwner> fromLsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            return lsof.inputReader()
                    .lines()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .map(PortOwner::describe);
        } catch (IOException | NumberFormatException noLsof) {
            return Optional.empty();
        }
    }

    private static PortOwner describe(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return new PortOwner(process.pid(), info.commandLine().or(info::command).orElse("unknown command"));
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
