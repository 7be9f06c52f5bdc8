package io.aftercare.gateway.catchup;

import io.aftercare.gateway.Credentials;
import io.aftercare.gateway.Recording;
import io.aftercare.gateway.remote.RemoteFailure;
import io.aftercare.gateway.remote.RemoteRefusal;
import io.aftercare.gateway.remote.TicketClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import org.jboss.logging.Logger;

/**
 * Turns that customers were given and ticket-service could not record, kept so that history says what was said. Should
 * this process die first, ticket-service still holds their messages as pending and they are answered anew.
 */
@Startup
@ApplicationScoped
public class UnrecordedTurns {
    private static final Logger LOG = Logger.getLogger(UnrecordedTurns.class);
    private static final int MOST = 1_000;

    private record Unrecorded(Recording recording, String tenant) {}

    private final LinkedBlockingDeque<Unrecorded> waiting = new LinkedBlockingDeque<>(MOST);
    private final TicketClient ticket;

    UnrecordedTurns(TicketClient ticket, MeterRegistry registry) {
        this.ticket = ticket;
        registry.gaugeCollectionSize("aftercare.turn.unrecorded", List.of(), waiting);
    }

    public void add(Recording recording, String tenant) {
        if (!waiting.offer(new Unrecorded(recording, tenant))) {
            LOG.warn("Too many turns wait to be recorded; this one will be answered anew");
        }
    }

    /**
     * Records them, oldest first, until ticket-service fails again.
     *
     * @return whether none is left
     */
    boolean record(String token) {
        for (Unrecorded next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                var turn = next.recording().turn();
                ticket.record(
                        turn.conversationId(),
                        turn.id(),
                        next.recording(),
                        Credentials.ofGateway(token, next.tenant()));
            } catch (RemoteRefusal refused) {
                LOG.warnf("A turn cannot be recorded: %s", refused.getMessage());
            } catch (RemoteFailure again) {
                waiting.offerFirst(next);
                return false;
            }
        }
        return true;
    }
}
