package io.aftercare.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.conversation.Answers;
import io.aftercare.ticket.conversation.ConversationView;
import io.aftercare.ticket.conversation.Conversations;
import io.aftercare.ticket.conversation.Decisions;
import io.aftercare.ticket.conversation.DraftView;
import io.aftercare.ticket.conversation.Drafts;
import io.aftercare.ticket.conversation.Feedbacks;
import io.aftercare.ticket.conversation.GivenFeedback;
import io.aftercare.ticket.conversation.HandoffView;
import io.aftercare.ticket.conversation.Handoffs;
import io.aftercare.ticket.conversation.IncomingMessage;
import io.aftercare.ticket.conversation.LastMessage;
import io.aftercare.ticket.conversation.Messages;
import io.aftercare.ticket.conversation.Replies;
import io.aftercare.ticket.conversation.StartConversation;
import io.aftercare.ticket.conversation.StoredMessage;
import io.aftercare.ticket.conversation.Transcripts;
import io.aftercare.ticket.conversation.TurnEnd;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Conversations, their messages, and the turn that answers a message. */
@Tag(name = "Conversations")
@Path("/v1/conversations")
@Authenticated
class ConversationResource {
    private static final String KEY = "Idempotency-Key";

    private final Caller caller;
    private final Conversations conversations;
    private final Transcripts transcripts;
    private final Messages messages;
    private final Decisions decisions;
    private final Replies replies;
    private final Handoffs handoffs;
    private final Feedbacks feedbacks;
    private final Answers answers;
    private final Drafts drafts;

    ConversationResource(
            Caller caller,
            Conversations conversations,
            Transcripts transcripts,
            Messages messages,
            Decisions decisions,
            Replies replies,
            Handoffs handoffs,
            Feedbacks feedbacks,
            Answers answers,
            Drafts drafts) {
        this.caller = caller;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.messages = messages;
        this.decisions = decisions;
        this.replies = replies;
        this.handoffs = handoffs;
        this.feedbacks = feedbacks;
        this.answers = answers;
        this.drafts = drafts;
    }

    @POST
    public Uni<RestResponse<ConversationView>> start(@HeaderParam(KEY) String key, @NotNull StartConversation request) {
        return conversations
                .start(Access.of(caller), request, key)
                .map(view -> RestResponse.ResponseBuilder.<ConversationView>created(
                                URI.create("/v1/conversations/" + view.id()))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/{id}")
    public Uni<ConversationView> show(@RestPath UUID id) {
        return transcripts.of(Access.of(caller), id);
    }

    @POST
    @Path("/{id}/messages")
    @ResponseStatus(201)
    public Uni<StoredMessage> receive(
            @RestPath UUID id, @HeaderParam(KEY) String key, @NotNull IncomingMessage message) {
        return messages.receive(Access.of(caller), id, message, key);
    }

    @POST
    @Path("/{id}/messages/{messageId}/decision")
    public Uni<JsonNode> decide(@RestPath UUID id, @RestPath UUID messageId, @NotNull Decisions.Known known) {
        return decisions.decide(Access.of(caller), id, messageId, known);
    }

    @PUT
    @Path("/{id}/messages/{messageId}/reply")
    public Uni<Void> record(@RestPath UUID id, @RestPath UUID messageId, @NotNull TurnEnd end) {
        return replies.record(Access.of(caller), id, messageId, end);
    }

    @POST
    @Path("/{id}/handoff")
    public Uni<RestResponse<HandoffView>> handOff(@RestPath UUID id, @HeaderParam(KEY) String key, Handoffs.Wish wish) {
        return handoffs.request(Access.of(caller), id, wish == null ? new Handoffs.Wish(null) : wish, key)
                .map(requested -> RestResponse.status(
                        requested.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, requested.view()));
    }

    @POST
    @Path("/{id}/answers")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @ResponseStatus(201)
    public Uni<Answers.Sent> answer(@RestPath UUID id, @HeaderParam(KEY) String key, @NotNull Answers.Answer answer) {
        return answers.give(Access.of(caller), id, answer, key);
    }

    /** For the gateway, which has suggestions composed. */
    @GET
    @Path("/{id}/messages/last")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<LastMessage> last(@RestPath UUID id) {
        return messages.last(Access.of(caller), id);
    }

    /** From the gateway, which knows that it was suggested. */
    @POST
    @Path("/{id}/suggested-answers")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @ResponseStatus(201)
    public Uni<DraftView> take(@RestPath UUID id, @NotNull Drafts.Suggested suggested) {
        return drafts.take(Access.of(caller), id, suggested);
    }

    @POST
    @Path("/{id}/feedback")
    @ResponseStatus(201)
    public Uni<GivenFeedback.View> giveFeedback(
            @RestPath UUID id, @HeaderParam(KEY) String key, @NotNull GivenFeedback feedback) {
        return feedbacks.give(Access.of(caller), id, feedback, key);
    }
}
