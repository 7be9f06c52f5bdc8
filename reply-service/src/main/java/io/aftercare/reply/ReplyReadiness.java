package io.aftercare.reply;

import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.LateInteractions;
import io.aftercare.reply.library.LibrarySync;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the encoders are warm and every article of the database is indexed. It stays ready while the database is
 * away, since replies need only what is in memory.
 */
@Readiness
class ReplyReadiness implements HealthCheck {
    private final LibrarySync sync;
    private final Encoders encoders;
    private final LateInteractions reranker;

    ReplyReadiness(LibrarySync sync, Encoders encoders, LateInteractions reranker) {
        this.sync = sync;
        this.encoders = encoders;
        this.reranker = reranker;
    }

    @Override
    public HealthCheckResponse call() {
        LibrarySync.State state = sync.state();
        return HealthCheckResponse.named("knowledge")
                .withData("articles", state.publications() / Language.values().length)
                .withData("vectors", state.vectors())
                .withData("encoder zh", encoders.of(Language.ZH).model())
                .withData("encoder en", encoders.of(Language.EN).model())
                .withData("reranker zh", reranker.model(Language.ZH))
                .withData("reranker en", reranker.model(Language.EN))
                .status(state.since() != null)
                .build();
    }
}
