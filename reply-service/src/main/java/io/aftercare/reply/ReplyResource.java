package io.aftercare.reply;

import io.aftercare.reply.compose.Composer;
import io.aftercare.reply.findings.Usage;
import io.aftercare.reply.turn.Decision;
import io.aftercare.web.MessageText;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Answers one message, as a whole or sentence by sentence as they are written. */
@Path("/v1/replies")
@Consumes(MediaType.APPLICATION_JSON)
class ReplyResource {
    private static final int MOST_SUGGESTED = 3;

    private final Composer composer;
    private final Usage usage;
    private final Clock clock;
    private final Sse sse;

    record Suggestions(List<Suggestion> items) {}

    ReplyResource(Composer composer, Usage usage, Clock clock, Sse sse) {
        this.composer = composer;
        this.usage = usage;
        this.clock = clock;
        this.sse = sse;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Reply reply(@Valid @NotNull ReplyRequest request) {
        return compose(request, sentence -> {});
    }

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@Valid @NotNull ReplyRequest request) {
        MessageText.require("text", request.text());
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(out -> {
                    Reply reply = compose(request, sentence -> out.emit(event("sentence", sentence)));
                    out.emit(event("reply", reply));
                    out.complete();
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Answers for a person to choose from, as if nobody had to see them first. */
    @POST
    @Path("/suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    public Suggestions suggest(@Valid @NotNull ReplyRequest request) {
        MessageText.require("text", request.text());
        Instant now = request.now() == null ? clock.instant() : request.now();
        ReplyRequest answered = request.decision() == null
                ? request
                : request.with(request.decision().answeredByItself());
        return new Suggestions(composer.suggest(answered, now, MOST_SUGGESTED));
    }

    private Reply compose(ReplyRequest request, Consumer<Sentence> reader) {
        MessageText.require("text", request.text());
        Instant now = request.now() == null ? clock.instant() : request.now();
        boolean held = request.decision() != null && request.decision().forApproval();
        Reply reply = held ? hold(request, now, reader) : composer.compose(request, now, reader);
        usage.saw(request, reply);
        return reply;
    }

    /** The answer goes to a person; the customer reads that it does. */
    private Reply hold(ReplyRequest request, Instant now, Consumer<Sentence> reader) {
        Decision decision = request.decision();
        Reply draft = composer.forApproval(request.with(decision.answeredByItself()), now);
        return composer.compose(request.with(decision.waitingForApproval()), now, reader)
                .insteadOf(draft);
    }

    private OutboundSseEvent event(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data.getClass(), data)
                .build();
    }
}
