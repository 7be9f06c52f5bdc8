package io.aftercare.local.launcher.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ports that the system needs belong to somebody else; nothing was started. */
public final class PortsTaken extends StartFailed {
    /** Of a long command, the program and the end, where Java names its class or jar. */
    private static final int SHOWN_FIRST = 40;

    private static final int SHOWN_LAST = 80;

    private PortsTaken(List<String> complaints) {
        super(String.join("\n", complaints)
                + "\nNothing was started. Stop what is there, or choose other ports with --ports BASE.");
    }

    /** @throws PortsTaken naming every port that is taken, and by whom */
    static void check(Ports ports) {
        List<String> complaints = ports.all().entrySet().stream()
                .filter(listener -> !Ports.isFree(listener.getValue()))
                .map(PortsTaken::complaint)
                .collect(Collectors.toList());
        if (!complaints.isEmpty()) {
            throw new PortsTaken(complaints);
        }
    }

    private static String complaint(Map.Entry<String, Integer> listener) {
        Optional<PortOwner> owner = PortOwner.of(listener.getValue());
        return "Port " + listener.getValue() + " (" + listener.getKey() + ") is in use by "
                + owner.map(PortsTaken::name).orElse("a process that this user may not look into");
    }

    private static String name(PortOwner owner) {
        String command = owner.command();
        String shown = command.length() <= SHOWN_FIRST + SHOWN_LAST
                ? command
                : command.substring(0, SHOWN_FIRST) + " … " + command.substring(command.length() - SHOWN_LAST);
        return "pid " + owner.pid() + ": " + shown;
    }
}
