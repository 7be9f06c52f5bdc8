package io.aftercare.gateway;

import io.aftercare.gateway.edge.NotNow;
import io.aftercare.gateway.edge.TurnSlots;
import io.aftercare.gateway.remote.RemoteFailure;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** Takes messages in: a place for the turn, the message stored, and then the turn, waited for or watched. */
@ApplicationScoped
class Reception {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final TurnSlots slots;
    private final TurnFlow turns;
    private final ExecutorService threads;

    Reception(TurnSlots slots, TurnFlow turns, @VirtualThreads ExecutorService threads) {
        this.slots = slots;
        this.turns = turns;
        this.threads = threads;
    }

    Turn answer(Delivery delivery) {
        try (var slot = slots.take()) {
            return turns.answer(store(delivery), TurnListener.NOBODY);
        }
    }

    /** Returns once the message is stored; the turn goes on by itself, whether or not anyone stays to watch. */
    Multi<OutboundSseEvent> watch(Delivery delivery) {
        var slot = slots.take();
        try {
            OpenTurn open = store(delivery);
            TurnEvents events = new TurnEvents();
            threads.execute(() -> {
                try (slot) {
                    turns.answer(open, events);
                } finally {
                    events.end();
                }
            });
            return events.stream();
        } catch (RuntimeException notStored) {
            slot.close();
            throw notStored;
        }
    }

    private OpenTurn store(Delivery delivery) {
        try {
            return turns.store(delivery);
        } catch (RemoteFailure failed) {
            throw notStored(delivery.key());
        }
    }

    private static NotNow notStored(String key) {
        return new NotNow(HttpProblem.builder(Problems.unavailable(
                        "message-not-stored",
                        "The message could not be stored. Repeat it with the same Idempotency-Key: it is stored once.",
                        RETRY_AFTER))
                .with("idempotencyKey", key)
                .build());
    }
}
