package io.aftercare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** A turn as server-sent events, kept until they are read; what nobody reads any more is dropped. */
final class TurnEvents implements TurnListener {
    private final UnicastProcessor<OutboundSseEvent> events = UnicastProcessor.create();

    Multi<OutboundSseEvent> stream() {
        return events;
    }

    @Override
    public void understood(Understanding understanding) {
        send("understanding", understanding);
    }

    @Override
    public void decided(JsonNode decision) {
        send("decision", decision);
    }

    @Override
    public Optional<Consumer<JsonNode>> tokens() {
        return Optional.of(
                sentence -> send("token", JsonNodeFactory.instance.objectNode().set("text", sentence.path("text"))));
    }

    @Override
    public void replied(Reply reply) {
        send("reply", reply);
    }

    @Override
    public void done(Turn turn) {
        send("done", turn);
    }

    void end() {
        events.onComplete();
    }

    private void send(String name, Object data) {
        events.onNext(new OutboundSseEventImpl.BuilderImpl()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data.getClass(), data)
                .build());
    }
}
