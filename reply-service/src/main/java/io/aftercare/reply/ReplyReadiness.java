package io.aftercare.reply;

import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.KnowledgeBase;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the encoders are loaded and warm and every article is indexed, which injection waits for. */
@Readiness
class ReplyReadiness implements HealthCheck {
    private final KnowledgeBase knowledge;

    ReplyReadiness(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("knowledge")
                .withData("articles", knowledge.size())
                .withData("encoders", Encoders.model(Language.ZH) + ", " + Encoders.model(Language.EN))
                .status(knowledge.size() > 0)
                .build();
    }
}
