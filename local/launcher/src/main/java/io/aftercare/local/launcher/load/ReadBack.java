package io.aftercare.local.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import java.util.List;

/** Reads loaded cases as clients do: what the service tells must be what was written. */
final class ReadBack implements AutoCloseable {
    private static final int CASES = 200;

    private final Api ticket;

    ReadBack(String url) {
        this.ticket = new Api(url);
    }

    /** @return how many were read */
    int check(Samples samples) {
        List<Samples.Sample> some =
                samples.cases().subList(0, Math.min(CASES, samples.cases().size()));
        some.forEach(it -> check(it, samples.token(it.tenant())));
        return some.size();
    }

    private void check(Samples.Sample sample, String token) {
        JsonNode shown = Json.read(ticket.get(token, "/v1/cases/" + sample.id()), JsonNode.class);
        require(sample, "number", sample.number(), shown.path("number").asText());
        require(sample, "kind", sample.kind(), shown.path("kind").asText());
        require(sample, "status", sample.status(), shown.path("status").asText());
        JsonNode last = shown.path("history").path(shown.path("history").size() - 1);
        require(
                sample,
                "status in its history",
                sample.status(),
                last.path("to").asText());
        JsonNode talk = Json.read(ticket.get(token, "/v1/conversations/" + sample.conversation()), JsonNode.class);
        require(sample, "messages", sample.messages(), talk.path("messages").size());
        for (JsonNode message : talk.path("messages")) {
            require(sample, "replies", 1, message.path("replies").size());
        }
    }

    private static void require(Samples.Sample sample, String what, Object written, Object told) {
        if (!written.equals(told)) {
            throw new LoadFailed("The case " + sample.id() + " was loaded with " + what + " " + written
                    + ", but the service tells " + told + ".");
        }
    }

    @Override
    public void close() {
        ticket.close();
    }
}
