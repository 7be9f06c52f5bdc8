package io.aftercare.local.launcher.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Conversation;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Patience;
import io.aftercare.local.launcher.talk.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Plays cases on their whole way through the gateway, customers, staff and shop together. */
public final class PathPlayer {
    private static final Duration STAGE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Api gateway;
    private final Api shop;
    private final UnaryOperator<String> tokenOfRole;
    private final Patience patience = new Patience(() -> {});

    /** @param tokenOfRole the customer's is that of the owner of the demo orders */
    public PathPlayer(Api gateway, Api shop, UnaryOperator<String> tokenOfRole) {
        this.gateway = gateway;
        this.shop = shop;
        this.tokenOfRole = tokenOfRole;
    }

    /**
     * What became of a case.
     *
     * @param stages those that it came to
     * @param missed what went otherwise than the path says; null where nothing did
     */
    public record Walk(String kind, List<String> stages, String missed) {
        public boolean arrived() {
            return missed == null;
        }
    }

    private record Asked(String conversationId, String kind, JsonNode lines) {}

    /** One after the other, for the shop has one clock. */
    public List<Walk> play(List<CasePath> paths) {
        return paths.stream().map(this::play).toList();
    }

    private Walk play(CasePath path) {
        List<String> stages = new ArrayList<>();
        try {
            String id = opened(path);
            for (CasePath.Step step : path.path()) {
                take(id, step);
                stages.add(comesTo(id, step));
            }
            return new Walk(path.kind(), stages, null);
        } catch (RuntimeException e) {
            return new Walk(path.kind(), stages, e.getMessage());
        }
    }

    private String opened(CasePath path) {
        String token = tokenOfRole.apply("customer");
        Conversation conversation = patience.until(
                () -> Conversation.open(gateway, token, new Conversation.Opening("web", null, path.orderId())));
        String key = Conversation.newKey();
        Turn turn = Json.read(patience.until(() -> conversation.say(path.text(), path.orderId(), key)), Turn.class);
        if (path.asks()) {
            Asked asked = new Asked(conversation.id(), path.kind(), path.lines());
            String askKey = Conversation.newKey();
            return Json.read(patience.until(() -> gateway.post(token, "/v1/cases", asked, askKey)), JsonNode.class)
                    .path("id")
                    .asText();
        }
        if (turn.openedCase() == null || !turn.openedCase().kind().equals(path.kind())) {
            throw new IllegalStateException("\"%s\" opened %s"
                    .formatted(
                            path.text(),
                            turn.openedCase() == null
                                    ? "no case"
                                    : "a case of " + turn.openedCase().kind()));
        }
        String id = turn.openedCase().id();
        if (!path.goods().isEmpty()) {
            change("agent", "/v1/cases/" + id + "/lines", Map.of("lines", path.lines()));
        }
        return id;
    }

    private void take(String id, CasePath.Step step) {
        if (step.hours() != null) {
            // Only what the shop has been told can happen there.
            await(id, PathPlayer::isWithTheShop, "the shop has not been told of all that it is to do");
            shop.post("", "/control", Map.of("advance", Duration.ofHours(step.hours())), null);
        } else {
            change(step.role(), "/v1/cases/" + id + "/commands/" + step.give(), step.particulars());
        }
    }

    private static boolean isWithTheShop(JsonNode it) {
        return !it.path("dossier").path("actions").findValuesAsText("state").contains("requested");
    }

    private void change(String role, String path, Object body) {
        String key = Conversation.newKey();
        patience.until(() -> gateway.change(tokenOfRole.apply(role), path, body, key));
    }

    private String comesTo(String id, CasePath.Step step) {
        await(id, it -> it.path("stage").asText().equals(step.then()), "the case does not come to " + step.then());
        return step.then();
    }

    private void await(String id, Predicate<JsonNode> expected, String otherwise) {
        long deadline = System.nanoTime() + STAGE_PATIENCE.toNanos();
        JsonNode it = show(id);
        while (!expected.test(it)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + shopsReason(it));
            }
            sleep();
            it = show(id);
        }
    }

    private JsonNode show(String id) {
        return Json.read(gateway.get(tokenOfRole.apply("agent"), "/v1/cases/" + id), JsonNode.class);
    }

    /** Such as that the order has been refunded already, by an earlier demo. */
    private static String shopsReason(JsonNode it) {
        List<String> reasons = it.path("dossier").path("actions").findValuesAsText("reason");
        return reasons.isEmpty() ? "" : "; the shop said: " + reasons.getLast();
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
