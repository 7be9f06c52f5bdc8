package io.aftercare.reply;

import io.aftercare.reply.knowledge.Scope;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.OrderFacts;
import io.aftercare.reply.turn.Understanding;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A customer's message and what the other services found out about it; {@code understanding} and {@code decision} are
 * null when their step is named in {@code missing}. {@code tenant} is whose articles may be quoted beside the starter
 * base. {@code history} holds the customer's earlier messages, oldest first, {@code earlier} what they were answered.
 */
public record ReplyRequest(
        @NotBlank String conversationId,
        @NotBlank String messageId,
        @NotNull String text,
        @NotNull Language language,
        String channel,
        String tenant,
        Understanding understanding,
        Decision decision,
        List<String> missing,
        List<String> history,
        Earlier earlier,
        Instant now) {
    public static final String UNDERSTANDING = "understanding";
    public static final String DECISION = "decision";

    public ReplyRequest {
        missing = missing == null
                ? List.of()
                : missing.stream().filter(step -> step != null).toList();
        history = history == null
                ? List.of()
                : history.stream().filter(said -> said != null).toList();
        earlier = earlier == null ? Earlier.NOTHING : earlier;
    }

    ReplyRequest with(Decision other) {
        return new ReplyRequest(
                conversationId,
                messageId,
                text,
                language,
                channel,
                tenant,
                understanding,
                other,
                missing,
                history,
                earlier,
                now);
    }

    /** Where the articles that may be quoted must be in force: by our clock, whatever moment the request is about. */
    public Scope scope() {
        OrderFacts order = decision == null ? null : decision.order();
        return order == null
                ? new Scope(tenant, channel, Set.of(), null, null)
                : new Scope(tenant, channel, skus(order), order.status(), null);
    }

    private static Set<String> skus(OrderFacts order) {
        return order.items().stream()
                .map(OrderFacts.Item::sku)
                .filter(sku -> sku != null)
                .collect(Collectors.toSet());
    }
}
