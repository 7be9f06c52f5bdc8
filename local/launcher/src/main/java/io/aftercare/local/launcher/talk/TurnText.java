package io.aftercare.local.launcher.talk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a turn for a person: the reply with what each sentence rests on, then what was done about it. */
public record TurnText(Paint paint, ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");
    private static final int QUOTED = 60;

    public String of(Turn turn) {
        List<String> lines = new ArrayList<>();
        lines.addAll(reply(turn));
        lines.addAll(outcome(turn));
        return String.join("\n", lines);
    }

    /** The sentences, with their evidence below; neighbours that rest on the same share it. */
    private List<String> reply(Turn turn) {
        List<String> lines = new ArrayList<>();
        String shared = "";
        for (Turn.Sentence sentence : turn.reply().sentences()) {
            String evidence = evidence(sentence);
            if (!evidence.equals(shared)) {
                addEvidence(lines, shared);
                shared = evidence;
            }
            lines.add(sentence.text());
        }
        addEvidence(lines, shared);
        return lines.isEmpty() ? List.of(turn.reply().text()) : lines;
    }

    private void addEvidence(List<String> lines, String evidence) {
        if (!evidence.isEmpty()) {
            lines.add(paint.dim("    ↳ " + evidence));
        }
    }

    /** All but the reply itself: case, tasks, handoff, what is missing, timings. */
    public List<String> outcome(Turn turn) {
        Words words = Words.in(turn.reply().language());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(label(words.reply()) + turn.reply().source() + paint.dim("  (" + turn.topIntent() + ")"));
        if (turn.openedCase() != null) {
            Turn.Case opened = turn.openedCase();
            lines.add(label(words.caseWord()) + paint.bold(opened.number()) + " · " + opened.kind() + " · "
                    + opened.status() + due(words, opened.dueAt()));
            opened.tasks()
                    .forEach(task -> lines.add(label("") + task.department() + ": " + task.action() + " · "
                            + task.status() + due(words, task.dueAt())));
        }
        if (turn.handoff() != null) {
            lines.add(handoff(turn.handoff(), words));
        }
        if (!turn.missing().isEmpty()) {
            lines.add(label(words.missing()) + paint.yellow(String.join(", ", turn.missing())));
        }
        if (turn.timings() != null) {
            lines.add(label(words.time()) + paint.dim(timings(words, turn.timings())));
        }
        return lines;
    }

    public String handoff(Turn.Handoff handoff, String language) {
        return handoff(handoff, Words.in(language));
    }

    private String handoff(Turn.Handoff handoff, Words words) {
        return label(words.handoff()) + handoff.state() + " · " + handoff.reason() + due(words, handoff.dueAt());
    }

    private String due(Words words, Instant dueAt) {
        return dueAt == null ? "" : " · " + words.due() + " " + MOMENT.format(dueAt.atZone(zone));
    }

    private String label(String label) {
        return paint.bold(label) + " ".repeat(Math.max(0, 9 - TextWidth.of(label)));
    }

    private static String evidence(Turn.Sentence sentence) {
        return sentence.evidence().stream()
                .map(evidence -> evidence(evidence, sentence.text()))
                .collect(Collectors.joining(" · "));
    }

    private static String evidence(Turn.Evidence evidence, String sentence) {
        String version = evidence.version() == null ? "" : " v" + evidence.version();
        return evidence.kind() + " " + evidence.id() + version + quote(evidence.quote(), sentence);
    }

    /** Nothing where the sentence is the quotation itself. */
    private static String quote(String quote, String sentence) {
        if (quote == null || quote.isBlank() || sentence.contains(quote.strip())) {
            return "";
        }
        String line = quote.strip().replaceAll("\\s+", " ");
        return " “" + (line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line) + "”";
    }

    private static String timings(Words words, Turn.Timings times) {
        return String.format(
                Locale.ROOT,
                words.steps(),
                times.storeMillis(),
                times.understandMillis(),
                times.decideMillis(),
                times.composeMillis(),
                times.recordMillis(),
                times.totalMillis());
    }
}
