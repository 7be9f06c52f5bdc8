package io.aftercare.ticket.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.Code;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The {@link OrderActions} of a merchant whose shop speaks our REST contract. One call is one try: whoever calls tries
 * again, under the same key, as long as the answer is not the shop's word.
 */
@ApplicationScoped
class ShopOrderActions implements OrderActions {
    private static final String PROBLEM = "urn:aftercare:problem:";

    @ConfigMapping(prefix = "aftercare.shop-actions")
    interface Config {
        /** Nobody waits at a screen for it, so it may take longer than a look at an order. */
        @WithDefault("5S")
        Duration timeout();
    }

    private final ActionApi shop;
    private final Duration timeout;

    ShopOrderActions(@RestClient ActionApi shop, Config config) {
        this.shop = shop;
        this.timeout = config.timeout();
    }

    @Override
    public Uni<ActionAnswer> carryOut(String tenant, String key, ActionOrder order) {
        return shop.carryOut(tenant, key, order)
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(answer -> understood(key, order, answer))
                .onFailure()
                .recoverWithItem(ShopOrderActions::notDone);
    }

    @Override
    public Uni<ShopChanges> changes(String tenant, Optional<String> after, int limit) {
        return shop.changes(tenant, after.orElse(null), limit)
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(ShopOrderActions::page)
                .onFailure()
                .recoverWithItem(failure -> isGone(failure)
                        ? new ShopChanges.CursorGone()
                        : new ShopChanges.Unavailable(failure.getClass().getSimpleName()));
    }

    /** An answer counts only if it is about what was asked. */
    private static ActionAnswer understood(String key, ActionOrder order, JsonNode answer) {
        if (answer == null
                || !answer.path("key").asText().equals(key)
                || !answer.path("kind").asText().equals(order.kind().code())
                || answer.path("reference").asText().isBlank()) {
            return new ActionAnswer.Nonsense("answer_about_something_else");
        }
        return new ActionAnswer.Accepted(
                answer.path("reference").asText(),
                answer.path("trackingNumber").asText(null),
                answer.path("labelUrl").asText(null),
                answer.path("invoiceNumber").asText(null));
    }

    private static ActionAnswer notDone(Throwable failure) {
        if (failure instanceof WebApplicationException refusal
                && refusal.getResponse().getStatus() < 500) {
            Response response = refusal.getResponse();
            return switch (response.getStatus()) {
                case 408, 425, 429 -> new ActionAnswer.Unavailable("shop_busy");
                // Our own words or our way to the shop are wrong: nothing was done, and the same again will not help.
                case 400, 409, 422 -> new ActionAnswer.Refused(reason(response));
                case 401, 403, 404 -> new ActionAnswer.Unavailable("shop_does_not_let_us_in");
                default -> new ActionAnswer.Nonsense("unreadable_answer");
            };
        }
        if (failure instanceof WebApplicationException) {
            return new ActionAnswer.Unavailable("shop_down");
        }
        if (failure instanceof io.smallrye.mutiny.TimeoutException) {
            return new ActionAnswer.Unavailable("shop_too_slow");
        }
        return failure instanceof ProcessingException && !(failure.getCause() instanceof IOException)
                ? new ActionAnswer.Nonsense("unreadable_answer")
                : new ActionAnswer.Unavailable("shop_out_of_reach");
    }

    /** The problem's type as a code: {@code amount_exceeds_payments}. */
    private static String reason(Response response) {
        String type = "";
        try {
            type = response.readEntity(JsonNode.class).path("type").asText();
        } catch (RuntimeException notAProblem) {
            // A refusal without a reason is a refusal.
        }
        String code = type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type;
        return Code.orElse(code.toLowerCase(Locale.ROOT).replace('-', '_'), "refused_by_shop");
    }

    private static ShopChanges page(JsonNode page) {
        String next = page.path("next").asText();
        if (next.isBlank() || !page.path("items").isArray()) {
            return new ShopChanges.Unavailable("unreadable_feed");
        }
        return new ShopChanges.Read(
                page.path("items")
                        .valueStream()
                        .flatMap(item -> change(item).stream())
                        .toList(),
                next);
    }

    /** What a newer shop tells beyond the contract is left out. */
    private static Optional<ShopChange> change(JsonNode item) {
        try {
            return Optional.of(new ShopChange(
                    item.path("position").asLong(),
                    item.path("key").asText(),
                    ShopChange.Type.valueOf(item.path("type").asText().toUpperCase(Locale.ROOT)),
                    item.path("parcel").asText(null),
                    Instant.parse(item.path("at").asText())));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof WebApplicationException refusal
                && refusal.getResponse().getStatus() == 410;
    }
}
