package io.aftercare.local.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.chaos.PersistentClient.Answer;
import io.aftercare.local.launcher.talk.RecordedTurn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** One customer's return, from the first message to a case that an agent has moved some steps. */
final class Story {
    private static final String ORDER = "A1003";
    private static final int MOST_MESSAGES = 3;
    private static final int MOST_MOVES = 5;
    private static final int LONGEST_PAUSE_MILLIS = 120;
    private static final String CHANGED = "urn:aftercare:problem:changed-meanwhile";

    private final int number;
    private final PersistentClient client;
    private final Ledger ledger;
    private final String customer;
    private final String agent;
    private final Random random;

    /** @param customer and {@code agent} are tokens */
    Story(int number, PersistentClient client, Ledger ledger, String customer, String agent, Random random) {
        this.number = number;
        this.client = client;
        this.ledger = ledger;
        this.customer = customer;
        this.agent = agent;
        this.random = random;
    }

    /** Ends early, and says so in the ledger, when something that must work is refused. */
    void play() {
        try {
            String conversation = id(yes(client.create(
                    customer, "/v1/conversations", Map.of("channel", "web", "locale", "zh-CN", "orderId", ORDER))));
            ledger.acknowledged("conversation.started " + conversation, conversation);
            String opened = null;
            for (int message = 1 + random.nextInt(MOST_MESSAGES); message > 0; message--) {
                opened = turn(conversation, opened);
            }
            int moves = opened == null ? 0 : random.nextInt(MOST_MOVES + 1);
            for (int move = 1; move <= moves; move++) {
                move(opened, "chaos_s" + number + "_m" + move);
            }
        } catch (Refused refusal) {
            ledger.refused("story " + number + ": " + refusal.getMessage());
        }
    }

    private String turn(String conversation, String known) {
        String path = "/v1/conversations/" + conversation + "/messages";
        String message = id(yes(client.create(customer, path, Map.of("text", "我收到的商品有质量问题，要求退货。"))));
        ledger.acknowledged("message.received " + message, conversation);
        pause();
        JsonNode decision = yes(client.post(
                        customer,
                        path + "/" + message + "/decision",
                        Map.of("understanding", understanding(), "missing", List.of())))
                .body();
        String opened = decision.path("case").path("id").asText(known);
        pause();
        String reply = UUID.randomUUID().toString();
        yes(client.put(
                customer,
                path + "/" + message + "/reply",
                RecordedTurn.end(message, reply, "好的，我们明天给您回电。", opened, understanding())));
        ledger.acknowledged("message.understood " + message, conversation);
        ledger.acknowledged("reply.sent " + reply, conversation);
        pause();
        return opened;
    }

    /** One step along what the case offers. Who does not know whether it was taken, looks. */
    private void move(String id, String reason) {
        while (true) {
            Answer seen = yes(client.get(agent, "/v1/cases/" + id));
            if (StreamSupport.stream(seen.body().path("history").spliterator(), false)
                    .anyMatch(step -> step.path("reason").asText().equals(reason))) {
                ledger.acknowledged("case.status_changed " + id + " " + reason, id);
                return;
            }
            List<String> next = new ArrayList<>();
            seen.body().path("next").forEach(status -> next.add(status.asText()));
            if (next.isEmpty()) {
                return;
            }
            Answer moved = client.postIfMatch(
                    agent,
                    "/v1/cases/" + id + "/transitions",
                    Map.of("to", next.getFirst(), "reason", reason),
                    seen.etag());
            if (!moved.body().path("type").asText().equals(CHANGED)) {
                yes(moved);
                ledger.acknowledged("case.status_changed " + id + " " + reason, id);
                pause();
                return;
            }
        }
    }

    private static Map<String, Object> understanding() {
        Map<String, Object> understanding =
                new HashMap<>(RecordedTurn.understanding("zh", "return.request", "return", "request"));
        understanding.put("complaint", Map.of("category", "product_quality", "confidence", 0.9));
        return understanding;
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asText();
    }

    private static Answer yes(Answer answer) {
        if (!answer.isYes()) {
            throw new Refused(answer.status() + " " + answer.body());
        }
        return answer;
    }

    private void pause() {
        try {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailed("interrupted", e);
        }
    }

    private static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }
}
