package io.aftercare.gateway.backstage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything behind the gateway, and the issuer of its tokens; tests find it in a field of this type. */
public final class Backstage implements QuarkusTestResourceLifecycleManager {
    public Tokens tokens;
    public TicketPeer ticket;
    public Peer intent;
    public Peer reply;
    public Peer insight;

    @Override
    public Map<String, String> start() {
        tokens = new Tokens();
        ticket = new TicketPeer();
        intent = new Peer(request -> Peer.Answer.json(200, Contract.golden("intent.understanding")));
        reply = new Peer(Backstage::compose);
        insight = new Peer(request -> Peer.Answer.json(200, "{\"total\":0}"));
        return Map.ofEntries(
                Map.entry("AFTERCARE_TICKET_URL", ticket.url()),
                Map.entry("AFTERCARE_INTENT_URL", intent.url()),
                Map.entry("AFTERCARE_REPLY_URL", reply.url()),
                Map.entry("AFTERCARE_INSIGHT_URL", insight.url()),
                Map.entry("AFTERCARE_JWKS_URL", tokens.jwks().toUri().toString()),
                Map.entry("AFTERCARE_ISSUER", Tokens.ISSUER),
                Map.entry("AFTERCARE_SERVICE_TOKEN", tokens.of("gateway", "service")),
                Map.entry("aftercare.turn.understand-within", "1500ms"),
                Map.entry("aftercare.turn.decide-within", "1500ms"),
                Map.entry("aftercare.turn.compose-within", "1500ms"),
                Map.entry("aftercare.turn.store-within", "1500ms"),
                Map.entry("aftercare.turn.record-within", "1500ms"),
                Map.entry("aftercare.forward.within", "1500ms"),
                Map.entry("aftercare.catch-up.every", "1s"),
                Map.entry("aftercare.catch-up.sweep-every", "1s"));
    }

    /** Everyone is back and remembers nothing. */
    public void reset() {
        ticket.comeBack();
        intent.comeBack();
        reply.comeBack();
        insight.comeBack();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Backstage.class));
    }

    @Override
    public void stop() {
        ticket.goAway();
        intent.goAway();
        reply.goAway();
        insight.goAway();
    }

    private static Peer.Answer compose(Peer.Received request) {
        if (request.target().startsWith("/v1/knowledge")) {
            return Peer.Answer.json(200, "{\"items\":[]}");
        }
        return request.wantsEvents()
                ? new Peer.Answer(200, "text/event-stream", events())
                : Peer.Answer.json(200, Contract.golden("reply.reply"));
    }

    private static String events() {
        var reply = Contract.golden("reply.reply");
        StringBuilder events = new StringBuilder();
        reply.path("sentences").forEach(sentence -> events.append(event("sentence", sentence.toString())));
        return events.append(event("reply", reply.toString())).toString();
    }

    private static String event(String name, String data) {
        return "event: " + name + "\n"
                + data.lines().map(line -> "data: " + line + "\n").collect(Collectors.joining()) + "\n";
    }
}
