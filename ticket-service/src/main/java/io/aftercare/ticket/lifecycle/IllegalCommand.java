package io.aftercare.ticket.lifecycle;

import java.util.List;

/** Thrown for a command that the case's stage does not know, or not from this caller. */
public class IllegalCommand extends RuntimeException {
    private final String stage;
    private final String command;
    private final List<String> allowed;

    public IllegalCommand(String kind, String stage, String command, List<String> allowed) {
        super("A " + kind + " that is " + stage + " does not take the command " + command + "; it takes "
                + (allowed.isEmpty() ? "none" : String.join(", ", allowed)) + ".");
        this.stage = stage;
        this.command = command;
        this.allowed = List.copyOf(allowed);
    }

    public String stage() {
        return stage;
    }

    public String command() {
        return command;
    }

    public List<String> allowed() {
        return allowed;
    }
}
