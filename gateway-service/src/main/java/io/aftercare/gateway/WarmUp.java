package io.aftercare.gateway;

import io.aftercare.gateway.remote.IntentClient;
import io.aftercare.gateway.remote.RemoteFailure;
import io.aftercare.gateway.remote.RemoteRefusal;
import io.aftercare.gateway.remote.ReplyClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes the two steps that leave no trace once before anyone writes: on a cold machine the first turn would otherwise
 * spend its budget on loading classes and be answered without understanding.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final UUID NOBODY = new UUID(0, 0);

    private final IntentClient intent;
    private final ReplyClient replies;

    WarmUp(IntentClient intent, ReplyClient replies) {
        this.intent = intent;
        this.replies = replies;
    }

    void take(@Observes StartupEvent started) {
        var context = new StoredMessage.Context("nobody", "zh-CN", "api", null, List.of(), null);
        var greeting = new StoredMessage(NOBODY, NOBODY, "你好", null, Instant.EPOCH, context, null);
        try {
            Understanding understanding = intent.understand(greeting, null);
            replies.compose(
                    ReplyRequest.of(greeting, null, understanding, Optional.empty(), List.of(Step.DECIDE.result())),
                    Optional.empty());
        } catch (RemoteFailure | RemoteRefusal notYet) {
            LOG.debugf("Not warmed up: %s", notYet.getMessage());
        }
    }
}
