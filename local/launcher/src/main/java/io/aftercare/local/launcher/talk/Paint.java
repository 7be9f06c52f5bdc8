package io.aftercare.local.launcher.talk;

/** Colours for a terminal, and plain text for everything else. */
public record Paint(boolean on) {
    private static final String[] HARMLESS = {"34", "36", "32", "35", "94", "96", "92", "95"};

    /** On when a person is likely to look at the output (https://no-color.org is respected). */
    public static Paint detect() {
        return new Paint(isTerminal() && System.getenv("NO_COLOR") == null);
    }

    public static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    public String bold(String text) {
        return in("1", text);
    }

    public String dim(String text) {
        return in("2", text);
    }

    public String green(String text) {
        return in("32", text);
    }

    public String yellow(String text) {
        return in("33", text);
    }

    public String red(String text) {
        return in("31", text);
    }

    /** One of the colours that do not look like a warning, always the same one for the same number. */
    public String numbered(int number, String text) {
        return in(HARMLESS[Math.floorMod(number, HARMLESS.length)], text);
    }

    private String in(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
