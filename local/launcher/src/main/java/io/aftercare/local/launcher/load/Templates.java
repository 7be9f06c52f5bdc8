package io.aftercare.local.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.RecordedTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has a conversation of every plot with the service itself, through its REST API. */
final class Templates {
    private static final int TOGETHER = 4;
    private static final Set<String> ABOUT_AMOUNTS = Set.of("return", "refund_only", "price_protection");
    private static final Set<String> APPROVED_AS_THEY_ARE = Set.of("repair", "resend");
    private static final Map<String, String> INTENTS = Map.of(
            "refund_only", "refund.request",
            "inquiry", "product.info",
            "complaint", "complaint.product_quality",
            "logistics", "logistics.not_received");

    private final Api ticket;
    private final String customer;
    private final String agent;
    private final Vocabulary vocabulary;

    /** @param customer and {@code agent} are tokens of the template's tenant */
    Templates(Api ticket, String customer, String agent, Vocabulary vocabulary) {
        this.ticket = ticket;
        this.customer = customer;
        this.agent = agent;
        this.vocabulary = vocabulary;
    }

    List<Template> play() {
        try (ExecutorService threads = Executors.newFixedThreadPool(TOGETHER)) {
            List<Future<Template>> playing = new ArrayList<>();
            for (Plot plot : Plot.all()) {
                playing.add(threads.submit(() -> play(plot)));
            }
            List<Template> played = new ArrayList<>();
            for (Future<Template> template : playing) {
                played.add(template.get());
            }
            return played;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted", e);
        } catch (ExecutionException e) {
            throw new LoadFailed(
                    "a template could not be played: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private Template play(Plot plot) {
        SplittableRandom chance = new SplittableRandom(plot.hashCode());
        String conversation = id(ticket.post(
                customer,
                "/v1/conversations",
                Map.of("channel", "app", "locale", plot.language().locale, "orderId", Template.ORDER),
                null));
        String opened = null;
        for (int number = 1; number <= LoadOptions.MOST_MESSAGES; number++) {
            String text = number == 1
                    ? vocabulary.request(plot, Template.ORDER, chance)
                    : vocabulary.more(plot, Template.ORDER, chance);
            String message = id(ticket.post(customer, messages(conversation), Map.of("text", text), null));
            Map<String, Object> understanding = understanding(plot, number == 1);
            if (number == 1) {
                opened = opened(plot, conversation, message, understanding);
            }
            ticket.put(
                    customer,
                    messages(conversation) + "/" + message + "/reply",
                    end(plot, message, number, understanding, opened));
        }
        carryOn(plot, opened);
        return new Template(plot, conversation);
    }

    /** Only the first message asks for something; what comes after it is answered without a decision. */
    private String opened(Plot plot, String conversation, String message, Map<String, Object> understanding) {
        JsonNode decision = Json.read(
                ticket.post(
                        customer,
                        messages(conversation) + "/" + message + "/decision",
                        Map.of("understanding", understanding, "missing", List.of()),
                        null),
                JsonNode.class);
        String decided = decision.path("case").path("id").asText(null);
        return decided == null ? openedByName(plot, conversation) : decided;
    }

    private String openedByName(Plot plot, String conversation) {
        return id(
                ticket.post(customer, "/v1/cases", Map.of("conversationId", conversation, "kind", plot.kind()), null));
    }

    private void carryOn(Plot plot, String id) {
        ticket.post(agent, "/v1/cases/" + id + "/notes", Map.of("text", "to be replaced"), null);
        switch (plot.ending()) {
            case OPEN -> {}
            case CANCELLED -> give(customer, id, "cancel", Map.of());
            case WAITING -> {
                give(agent, id, "take_up", Map.of());
                give(agent, id, "ask_evidence", Map.of());
            }
            case IN_PROGRESS -> {
                nameGoods(id);
                give(agent, id, "take_up", Map.of());
                approve(plot, id);
            }
            case RESOLVED -> settle(plot, id);
            case CLOSED -> {
                settle(plot, id);
                give(agent, id, "close", Map.of());
            }
        }
    }

    private void approve(Plot plot, String id) {
        if (ABOUT_AMOUNTS.contains(plot.kind())) {
            give(agent, id, "approve", Map.of("amount", Map.of("amount", "15.80", "currency", "CNY")));
        } else if (APPROVED_AS_THEY_ARE.contains(plot.kind())) {
            give(agent, id, "approve", Map.of());
        }
    }

    private void settle(Plot plot, String id) {
        nameGoods(id);
        give(agent, id, "take_up", Map.of());
        switch (plot.kind()) {
            case "inquiry" -> give(agent, id, "answer", Map.of("reason", "answered in the conversation"));
            case "logistics" -> give(agent, id, "report_found", Map.of("reason", "at the pickup point"));
            default -> give(agent, id, "refuse", Map.of("reason", "no longer wanted"));
        }
    }

    private void nameGoods(String id) {
        ticket.change(
                agent,
                "/v1/cases/" + id + "/lines",
                Map.of("lines", List.of(Map.of("orderId", Template.ORDER, "sku", Template.ITEM, "quantity", 1))),
                null);
    }

    private void give(String token, String id, String command, Map<String, Object> particulars) {
        ticket.change(token, "/v1/cases/" + id + "/commands/" + command, particulars, null);
    }

    private static Map<String, Object> understanding(Plot plot, boolean request) {
        return RecordedTurn.understanding(
                plot.language().code(),
                INTENTS.getOrDefault(plot.kind(), plot.kind() + ".request"),
                plot.kind(),
                request ? "request" : "question");
    }

    private Map<String, Object> end(
            Plot plot, String message, int number, Map<String, Object> understanding, String opened) {
        return RecordedTurn.end(
                message,
                UUID.randomUUID().toString(),
                vocabulary.answer(plot.language(), number),
                number > 1 ? null : opened,
                understanding);
    }

    private static String messages(String conversation) {
        return "/v1/conversations/" + conversation + "/messages";
    }

    private static String id(String answer) {
        return Json.read(answer, JsonNode.class).path("id").asText();
    }
}
