package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.promise.Promises;
import io.aftercare.ticket.store.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows a conversation with all that was said and done in it. */
@ApplicationScoped
public class Transcripts {
    private final Conversations conversations;
    private final Messages messages;
    private final Replies replies;
    private final Cases cases;
    private final Promises promises;
    private final Handoffs handoffs;
    private final Transactions transactions;

    Transcripts(
            Conversations conversations,
            Messages messages,
            Replies replies,
            Cases cases,
            Promises promises,
            Handoffs handoffs,
            Transactions transactions) {
        this.conversations = conversations;
        this.messages = messages;
        this.replies = replies;
        this.cases = cases;
        this.promises = promises;
        this.handoffs = handoffs;
        this.transactions = transactions;
    }

    public Uni<ConversationView> of(Access who, UUID id) {
        return transactions.read(() -> conversations.required(who, id).chain(found -> whole(who, found)));
    }

    /** Within the caller's session. */
    Uni<ConversationView> whole(Access who, Conversation conversation) {
        return messageViews(conversation)
                .chain(shown -> cases.ofConversation(who, conversation.id())
                        .chain(opened -> promises.ofConversation(who, conversation.id())
                                .chain(made -> handoffs.open(conversation.tenant(), conversation.id())
                                        .map(handoff -> ConversationView.from(
                                                conversation, shown, opened, made, handoff.orElse(null))))));
    }

    private Uni<List<MessageView>> messageViews(Conversation conversation) {
        return messages.ofConversation(conversation)
                .chain(received -> replies.ofConversation(conversation)
                        .map(Transcripts::byMessage)
                        .map(sent -> received.stream()
                                .map(message -> message.with(sent.getOrDefault(message.id(), List.of())))
                                .toList()));
    }

    private static Map<UUID, List<Reply.View>> byMessage(List<Reply.Row> replies) {
        return replies.stream()
                .collect(Collectors.groupingBy(
                        Reply.Row::messageId, Collectors.mapping(Reply.Row::view, Collectors.toList())));
    }
}
