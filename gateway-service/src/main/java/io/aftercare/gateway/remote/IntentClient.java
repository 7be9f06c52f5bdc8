package io.aftercare.gateway.remote;

import io.aftercare.gateway.StoredMessage;
import io.aftercare.gateway.TurnBudgets;
import io.aftercare.gateway.Understanding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** intent-service, which understands; it holds nothing, so asking twice does no harm. */
@ApplicationScoped
public class IntentClient {
    private static final Set<String> READ = Set.of("zh", "en");

    private final IntentRest intent;
    private final Lifeline understanding;

    IntentClient(@RestClient IntentRest intent, TurnBudgets budgets, Breakers breakers) {
        this.intent = intent;
        this.understanding =
                Lifeline.repeatable(Downstream.INTENT, budgets.understandWithin(), 1, breakers.of(Downstream.INTENT));
    }

    /** @param tenant whose message it is, so that tenants share the models by turns; null for the gateway's own */
    public Understanding understand(StoredMessage message, String tenant) {
        var utterance = new IntentRest.Utterance(
                message.text(),
                readable(message.context().locale()),
                message.context().history());
        return understanding.call(() -> intent.understand(tenant, utterance));
    }

    /** A locale of another language tells where the customer is; the language of the message is left to be detected. */
    private static String readable(String locale) {
        return locale != null && READ.contains(Locale.forLanguageTag(locale).getLanguage()) ? locale : null;
    }
}
