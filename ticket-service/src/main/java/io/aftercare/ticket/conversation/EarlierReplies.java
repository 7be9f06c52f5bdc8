package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/**
 * What was answered before in a conversation, oldest first, so that nobody is asked the same in the same words: the
 * phrases that were said whole, and the source of each reply. No text, and so no fact, goes along.
 */
public record EarlierReplies(List<String> said, List<String> sources) {
    /** The columns that it is made from, by Hibernate. */
    @RegisterForReflection
    record Row(JsonNode body, String source) {}

    static EarlierReplies of(List<Row> oldestFirst) {
        List<String> said = new ArrayList<>();
        for (Row reply : oldestFirst) {
            for (JsonNode sentence : reply.body().path("sentences")) {
                for (JsonNode evidence : sentence.path("evidence")) {
                    if (evidence.path("kind").asText().equals("phrase")) {
                        said.add(evidence.path("id").asText());
                    }
                }
            }
        }
        return new EarlierReplies(said, oldestFirst.stream().map(Row::source).toList());
    }
}
