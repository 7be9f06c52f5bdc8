package io.aftercare.local.launcher.play;

import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Turn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What one customer is going to say, one line of a {@code .jsonl} file. */
public record Script(String id, String customer, String language, String channel, String orderId, List<Line> turns) {
    private static final String DEMO = "/demo/conversations.jsonl";

    public Script {
        Objects.requireNonNull(id, "a conversation needs an id");
        Objects.requireNonNull(customer, () -> "conversation " + id + " needs a customer");
        turns = turns == null ? List.of() : List.copyOf(turns);
    }

    /** @param expect null where the script expects nothing in particular */
    public record Line(String text, String orderId, Expectation expect) {}

    /**
     * What a turn should come to; a null field leaves it open.
     *
     * @param kind of the case
     * @param source of the reply
     * @param noCase true when no case may be opened
     */
    public record Expectation(String kind, String source, Boolean handoff, Boolean noCase) {
        /** What was otherwise, each as a short sentence. */
        public List<String> misses(Turn turn) {
            List<String> misses = new ArrayList<>();
            String actualKind =
                    turn.openedCase() == null ? "none" : turn.openedCase().kind();
            if (kind != null && !kind.equals(actualKind)) {
                misses.add("case " + kind + " expected, was " + actualKind);
            }
            if (Boolean.TRUE.equals(noCase) && turn.openedCase() != null) {
                misses.add("no case expected, was " + actualKind);
            }
            String actualSource = turn.reply() == null ? "none" : turn.reply().source();
            if (source != null && !source.equals(actualSource)) {
                misses.add("reply from " + source + " expected, was " + actualSource);
            }
            if (handoff != null && handoff != (turn.handoff() != null)) {
                misses.add(handoff ? "handoff expected" : "no handoff expected");
            }
            return misses;
        }
    }

    /** The conversations that come with the launcher. */
    public static List<Script> demo() {
        try (InputStream stream = Script.class.getResourceAsStream(DEMO)) {
            Objects.requireNonNull(stream, DEMO + " is missing");
            return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Script> in(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Script> read(BufferedReader lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Json.read(line, Script.class))
                .toList();
    }
}
