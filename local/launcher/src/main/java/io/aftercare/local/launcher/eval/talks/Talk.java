package io.aftercare.local.launcher.eval.talks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A conversation as it went. */
public record Talk(Customer customer, List<Turn> turns) {

    /** @param json the turn as the gateway gave it; {@code misses} is empty where all was as expected */
    public record Turn(String say, JsonNode json, List<String> misses) {
        private static final Set<String> NO_ANSWER =
                Set.of("clarify", "fallback", "out_of_scope", "handoff", "received");

        String source() {
            return json.path("reply").path("source").asText();
        }

        String reply() {
            return json.path("reply").path("text").asText();
        }

        boolean asExpected() {
            return misses.isEmpty();
        }

        /** No model wrote any of it. */
        boolean withoutGeneration() {
            return json.path("reply").path("cost").path("tokens").asInt() == 0;
        }

        /** Nobody has to look at it: no person was asked for, and none offered for want of an answer. */
        boolean withoutPerson() {
            return !json.path("handoff").isObject() && !source().equals("fallback");
        }

        /** It claims to answer; a question back, an honest "I don't know" and the word that a person comes do not. */
        boolean isAnswer() {
            return !NO_ANSWER.contains(source());
        }
    }

    public List<String> misses() {
        List<String> misses = new ArrayList<>();
        for (int n = 0; n < turns.size(); n++) {
            int number = n + 1;
            turns.get(n).misses().forEach(miss -> misses.add("turn " + number + ": " + miss));
        }
        return misses;
    }
}
