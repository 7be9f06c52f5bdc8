package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Lets a person answer in a conversation. It is an answer like any other: it is told, and stops the clocks. */
@ApplicationScoped
public class Answers {
    private static final int LONGEST_ANSWER = 4000;

    private final Conversations conversations;
    private final Messages messages;
    private final Replies replies;
    private final Drafts drafts;
    private final Cases cases;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Answers(
            Conversations conversations,
            Messages messages,
            Replies replies,
            Drafts drafts,
            Cases cases,
            IdempotencyKeys keys,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.replies = replies;
        this.drafts = drafts;
        this.cases = cases;
        this.keys = keys;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    public record Answer(String text) {
        public Answer {
            text = Inputs.required("text", text, LONGEST_ANSWER);
        }
    }

    /** An answer that was sent. */
    public record Sent(UUID id, UUID messageId, String text, String source, Instant sentAt) {
        static Sent of(Reply it) {
            Reply.View view = it.view();
            return new Sent(view.id(), it.messageId(), view.text(), view.source(), view.sentAt());
        }
    }

    public Uni<Sent> give(Access by, UUID conversationId, Answer answer, String key) {
        return transactions.write(() -> conversations
                .locked(by, conversationId)
                .chain(conversation -> keys.once(
                        by,
                        key,
                        "answer:" + conversationId,
                        answer,
                        () -> store(by, conversation, answer),
                        Reply::id,
                        replies::findById))
                .map(Sent::of));
    }

    private Uni<Reply> store(Access by, Conversation conversation, Answer answer) {
        Instant now = clock.instant();
        conversation.lastAsked(null);
        return messages.newest(conversation)
                .onItem()
                .ifNull()
                .failWith(Messages::nothingToAnswer)
                .map(message -> Reply.byPerson(message, answer.text(), by, now))
                .call(sent -> replies.persist(sent.result()))
                .call(sent -> outbox.append(by.tenant(), sent.events()))
                .call(() -> drafts.overtaken(conversation, by, now))
                .call(() -> cases.merchantSpoke(by.tenant(), conversation.id(), now))
                .map(sent -> sent.result());
    }
}
