package io.aftercare.local.launcher.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Has every message of a file understood, in order, in constant memory; a run that was stopped goes on where it ended. */
public final class BackFill {
    /** Fewer than a bulk request may hold, so that a slow machine answers in time too. */
    private static final int MESSAGES = 200;

    private static final int CHARACTERS = 100_000;
    private static final int TOO_MANY = 429;
    private static final int OVERLOADED = 503;
    private static final int ATTEMPTS = 20;

    private final Bulk bulk;
    private final Runnable pause;
    private final LongConsumer progress;

    /**
     * @param pause before messages are sent again that were refused for lack of room
     * @param progress is told the line of the last message that was answered
     */
    public BackFill(Bulk bulk, Runnable pause, LongConsumer progress) {
        this.bulk = bulk;
        this.pause = pause;
        this.progress = progress;
    }

    /** Posts a body to {@code /v1/understand/bulk} and gives the answer's. */
    @FunctionalInterface
    public interface Bulk {
        JsonNode post(JsonNode body);
    }

    /**
     * @param before messages that an earlier run had answered up to this line
     * @param refused those of {@code read} that were not understood, each with the reason in the output
     */
    public record Summary(long before, long read, long refused) {}

    /**
     * @throws IllegalArgumentException when there is no such file, or the output holds something else
     * @throws BackFillStopped when the system stays too busy
     */
    public Summary run(Path messages, Path answers) {
        try (InputFile in = InputFile.open(messages);
                OutputFile out = OutputFile.open(answers)) {
            long read = 0;
            long refused = 0;
            for (List<InputLine> lines = next(in, out); !lines.isEmpty(); lines = next(in, out)) {
                Map<Long, JsonNode> items = understood(lines);
                for (InputLine line : lines) {
                    JsonNode item = items.get(line.number());
                    out.write(line.number(), item);
                    refused += item.has("understanding") ? 0 : 1;
                }
                read += lines.size();
                progress.accept(lines.getLast().number());
            }
            return new Summary(out.last(), read, refused);
        }
    }

    private static List<InputLine> next(InputFile in, OutputFile out) {
        return in.next(out.last(), MESSAGES, CHARACTERS);
    }

    private Map<Long, JsonNode> understood(List<InputLine> lines) {
        Map<Long, JsonNode> items = new HashMap<>();
        List<InputLine> left = new ArrayList<>();
        for (InputLine line : lines) {
            if (line.isReadable()) {
                left.add(line);
            } else {
                items.put(line.number(), malformed());
            }
        }
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new BackFillStopped(
                        "The system stays too busy; run the same command later, and it goes on where it ended.");
            }
            if (attempt > 1) {
                pause.run();
            }
            left = send(left, items);
        }
        return items;
    }

    /** Those that are to be sent again. */
    private List<InputLine> send(List<InputLine> lines, Map<Long, JsonNode> items) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        lines.forEach(line -> body.withArray("items").add(line.request()));
        JsonNode answered = bulk.post(body).path("items");
        if (answered.size() != lines.size()) {
            throw new BackFillStopped(
                    "%d messages were sent, %d were answered.".formatted(lines.size(), answered.size()));
        }
        List<InputLine> again = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode item = answered.get(i);
            int status = item.path("problem").path("status").asInt();
            if (status == OVERLOADED || status == TOO_MANY) {
                again.add(lines.get(i));
            } else {
                items.put(lines.get(i).number(), item);
            }
        }
        return again;
    }

    private static JsonNode malformed() {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.putObject("problem")
                .put("type", "urn:aftercare:problem:malformed-json")
                .put("status", 400)
                .put("detail", "The line is no JSON object.");
        return item;
    }
}
