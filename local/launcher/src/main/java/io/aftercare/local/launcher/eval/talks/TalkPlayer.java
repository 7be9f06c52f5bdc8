package io.aftercare.local.launcher.eval.talks;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Conversation;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Has simulated customers talk with the system through its gateway, one after the other. */
public final class TalkPlayer {
    private final Api gateway;
    private final UnaryOperator<String> tokenOfCustomer;
    private final Runnable turnDone;
    private final Patience patience = new Patience(() -> {});

    /** @param turnDone is called after each turn */
    public TalkPlayer(Api gateway, UnaryOperator<String> tokenOfCustomer, Runnable turnDone) {
        this.gateway = gateway;
        this.tokenOfCustomer = tokenOfCustomer;
        this.turnDone = turnDone;
    }

    public Talk play(Customer customer) {
        String token = tokenOfCustomer.apply(customer.customer());
        Conversation.Opening opening = new Conversation.Opening("web", null, customer.order());
        Conversation conversation = patience.until(() -> Conversation.open(gateway, token, opening));
        List<Talk.Turn> turns = new ArrayList<>();
        for (Customer.Line line : customer.turns()) {
            String key = Conversation.newKey();
            JsonNode turn = Json.read(patience.until(() -> conversation.say(line.say(), null, key)), JsonNode.class);
            turns.add(new Talk.Turn(line.say(), turn, line.expect().misses(turn, customer.language())));
            turnDone.run();
        }
        return new Talk(customer, turns);
    }
}
