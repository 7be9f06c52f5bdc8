package io.aftercare.local.launcher.system;

/** One part did not start. */
final class PartFailed extends StartFailed {
    private final String part;

    PartFailed(String part, String why) {
        super(part + " " + why);
        this.part = part;
    }

    PartFailed(String part, Throwable cause) {
        super(part + " did not start: " + cause.getMessage(), cause);
        this.part = part;
    }

    String part() {
        return part;
    }
}
