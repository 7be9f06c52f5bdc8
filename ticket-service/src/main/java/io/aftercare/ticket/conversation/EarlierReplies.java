package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was answered before in a conversation, oldest first, so that nobody is asked the same in the same words: the
 * phrases that were said whole, the source of each reply, and how each message was understood and answered. No text, and
 * so no fact, goes along.
 */
public record EarlierReplies(List<String> said, List<String> sources, List<Turn> turns) {
    /** {@code source} is that of the last reply; null where there was none. */
    public record Turn(String sentiment, double sentimentScore, String intent, String source) {}

    /** The columns that it is made from, by Hibernate. */
    @RegisterForReflection
    record Row(JsonNode body, String source, int sequence) {}

    /** Of the messages before, by Hibernate. */
    @RegisterForReflection
    record Said(String text, JsonNode understanding, int sequence) {
        Turn answeredBy(String source) {
            JsonNode read = understanding == null ? MissingNode.getInstance() : understanding;
            JsonNode mood = read.path("sentiment");
            return new Turn(
                    mood.path("label").asText(null),
                    mood.path("score").asDouble(),
                    read.path("intents").path(0).path("name").asText(null),
                    source);
        }
    }

    static EarlierReplies of(List<Said> messages, List<Row> replies) {
        List<String> said = new ArrayList<>();
        Map<Integer, String> answers = new HashMap<>();
        for (Row reply : replies) {
            answers.put(reply.sequence(), reply.source());
            for (JsonNode sentence : reply.body().path("sentences")) {
                for (JsonNode evidence : sentence.path("evidence")) {
                    if (evidence.path("kind").asText().equals("phrase")) {
                        said.add(evidence.path("id").asText());
                    }
                }
            }
        }
        return new EarlierReplies(
                said,
                replies.stream().map(Row::source).toList(),
                messages.stream()
                        .map(message -> message.answeredBy(answers.get(message.sequence())))
                        .toList());
    }
}
