package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows what every sentence of a reply rests on, for as long as the reply is kept. */
@ApplicationScoped
public class Proofs {
    private final Replies replies;
    private final Transactions transactions;

    Proofs(Replies replies, Transactions transactions) {
        this.replies = replies;
        this.transactions = transactions;
    }

    public Uni<ReplyProof> of(Access who, UUID replyId) {
        return transactions.read(() -> replies.withMessage(who.tenant(), replyId)
                .map(reply -> {
                    if (reply == null
                            || !who.maySee(reply.message().conversation().customer())) {
                        throw Problems.notFound("reply", replyId);
                    }
                    JsonNode decision = reply.message().decision();
                    return ReplyProof.of(reply, new Recorded(decision), who);
                }));
    }
}
