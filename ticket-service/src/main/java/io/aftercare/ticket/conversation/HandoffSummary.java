package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.cases.CaseView;
import io.aftercare.ticket.promise.PromiseState;
import io.aftercare.ticket.promise.PromiseView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person should know before they answer, in the conversation's language. Every line is put together from what is
 * on record; no model has a say in it.
 */
public record HandoffSummary(String language, List<Line> lines) {
    private static final Set<PromiseState> STILL_OWED = EnumSet.of(PromiseState.OPEN, PromiseState.BROKEN);
    private static final int LONGEST_QUOTE = 120;

    /** {@code about}: who, reason, wants, words, orders, case, promise, tried, mood. */
    public record Line(String about, String text) {}

    static HandoffSummary of(QueuedHandoff handoff, ConversationView talk, SummaryWords.Language words) {
        List<Line> lines = new ArrayList<>();
        List<MessageView> messages = talk.messages();
        lines.add(words.line(
                "who",
                Map.of(
                        "customer", talk.customerId(),
                        "channel", words.word("channel", Code.of(talk.channel())),
                        "messages", messages.size())));
        lines.add(words.line("reason", Map.of("reason", words.word("reason", handoff.reason()))));
        wants(messages, words).ifPresent(it -> lines.add(words.line("wants", Map.of("wants", it))));
        if (!messages.isEmpty()) {
            lines.add(
                    words.line("words", Map.of("text", quoted(messages.getLast().text()))));
        }
        orders(talk).ifPresent(it -> lines.add(words.line("orders", Map.of("orders", it))));
        talk.cases().forEach(it -> lines.add(words.line("case", of(it, words))));
        talk.promises().stream()
                .filter(it -> STILL_OWED.contains(it.state()))
                .forEach(it -> lines.add(words.line("promise", of(it, words))));
        lines.add(tried(messages, words));
        mood(messages, words).forEach(lines::add);
        return new HandoffSummary(words.language(), lines);
    }

    /** What is asked for by the likeliest intent of each message, without repeating it. */
    private static Optional<String> wants(List<MessageView> messages, SummaryWords.Language words) {
        String wants = messages.stream()
                .map(MessageView::understanding)
                .filter(Objects::nonNull)
                .map(it -> it.path("intents").path(0))
                .filter(JsonNode::isObject)
                .map(it -> intent(it, words))
                .distinct()
                .collect(Collectors.joining(words.comma()));
        return wants.isEmpty() ? Optional.empty() : Optional.of(wants);
    }

    /** As the model that understood it calls it; an understanding without names has at least a kind, or a code. */
    private static String intent(JsonNode intent, SummaryWords.Language words) {
        JsonNode label = intent.path("label");
        return Stream.of(label.path(words.language()), label.path("en"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElseGet(() -> intent.hasNonNull("kind")
                        ? words.word("kind", intent.path("kind").asText())
                        : words.word("intent", intent.path("name").asText()));
    }

    private static Optional<String> orders(ConversationView talk) {
        String orders = Stream.concat(
                        Stream.ofNullable(talk.orderId()), talk.cases().stream().map(CaseView::orderId))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders);
    }

    private static Map<String, Object> of(CaseView it, SummaryWords.Language words) {
        return Map.of(
                "number", it.number(),
                "kind", words.word("kind", it.kind().code()),
                "stage", words.word("stage", it.stage()),
                "due", words.time(it.dueAt()));
    }

    private static Map<String, Object> of(PromiseView it, SummaryWords.Language words) {
        return Map.of(
                "promise", words.word("promise", it.kind().code()),
                "state", words.word("state", Code.of(it.state())),
                "due", words.time(it.dueAt()));
    }

    private static Line tried(List<MessageView> messages, SummaryWords.Language words) {
        List<Reply.View> replies =
                messages.stream().flatMap(it -> it.replies().stream()).toList();
        if (replies.isEmpty()) {
            return words.line("tried", Map.of("tried", words.word("tried", "nothing")));
        }
        Map<String, Long> bySource =
                replies.stream().collect(Collectors.groupingBy(Reply.View::source, Collectors.counting()));
        String tried = bySource.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> words.word("source", it.getKey()) + " × " + it.getValue())
                .collect(Collectors.joining(words.comma()));
        return words.line("tried", Map.of("tried", tried));
    }

    /** Of the last message that was understood. */
    private static List<Line> mood(List<MessageView> messages, SummaryWords.Language words) {
        return messages.reversed().stream()
                .map(MessageView::understanding)
                .filter(it -> it != null && it.path("sentiment").hasNonNull("label"))
                .limit(1)
                .map(it -> words.line(
                        "mood",
                        Map.of(
                                "mood",
                                        words.word(
                                                "mood",
                                                it.path("sentiment")
                                                        .path("label")
                                                        .asText()),
                                "urgency",
                                        words.word("urgency", it.path("urgency").asText("normal")))))
                .toList();
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int shown = line.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, line.codePointCount(0, line.length())));
        return shown == line.length() ? line : line.substring(0, shown) + "…";
    }
}
