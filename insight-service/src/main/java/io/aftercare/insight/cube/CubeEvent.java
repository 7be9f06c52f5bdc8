package io.aftercare.insight.cube;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseEvent;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ConversationEvent;
import io.aftercare.events.ConversationStarted;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.LearningEvent;
import io.aftercare.events.MalformedEvent;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.PromiseBroken;
import io.aftercare.events.PromiseEvent;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.ReplySent;
import io.aftercare.events.Segments;
import io.aftercare.events.SlaBroken;
import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.insight.log.UnreadableEvent;
import io.aftercare.mining.cube.Mark;
import io.aftercare.mining.cube.Subject;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the cube needs to know of an event.
 *
 * @param of the case or conversation
 * @param activity empty where it is no step of a process
 * @param marks bits of {@link Mark}
 * @param segment first the kind, then a value for each {@link Dimension}, null where it says none; null where it says nothing
 */
record CubeEvent(
        String tenant, Subject subject, UUID of, UUID id, long at, String activity, int marks, String[] segment) {
    /** Longer names are no names. */
    static final int LONGEST_NAME = 200;

    /**
     * @return null for an event that no figure of the cube is about
     * @throws UnreadableEvent when it is none of ours, as the log says
     */
    static CubeEvent read(byte[] record) {
        String json = LoggedEvent.text(record);
        EventEnvelope envelope;
        try {
            envelope = EventCodec.read(json);
        } catch (MalformedEvent e) {
            throw new UnreadableEvent(e.getMessage());
        }
        return of(LoggedEvent.of(envelope, json), envelope.data());
    }

    private static CubeEvent of(LoggedEvent logged, AftercareEvent event) {
        return switch (event) {
            case CaseEvent step -> of(logged, Subject.CASE, logged.caseId(), marks(step), segment(step));
            case PromiseEvent promise
            when promise.caseId() != null -> of(logged, Subject.CASE, logged.caseId(), marks(promise), null);
            case PromiseEvent promise -> null;
            case ConversationEvent talk -> {
                int marks = marks(talk);
                yield marks == 0
                        ? null
                        : of(logged, Subject.CONVERSATION, logged.conversationId(), marks, segment(talk));
            }
            case LearningEvent lesson -> null;
        };
    }

    private static CubeEvent of(LoggedEvent logged, Subject subject, UUID of, int marks, String[] segment) {
        String activity = subject == Subject.CASE ? logged.activity() : "";
        return new CubeEvent(
                logged.tenant(),
                subject,
                of,
                logged.id(),
                logged.occurredAt().toEpochMilli(),
                activity,
                marks,
                segment);
    }

    private static int marks(CaseEvent step) {
        return switch (step) {
            case CaseOpened opened -> Mark.OPENING;
            case CaseStatusChanged change ->
                (change.to().isSettled() ? Mark.SETTLED : Mark.UNSETTLED)
                        | (change.to() == CaseStatus.RESOLVED ? Mark.RESOLVED : 0)
                        | (isReopening(change) ? Mark.REOPENED : 0);
            case SlaBroken broken -> Mark.TERM_BROKEN;
            default -> 0;
        };
    }

    /** What came before may be left unsaid: then nothing is known to have been settled. */
    private static boolean isReopening(CaseStatusChanged change) {
        return change.from() != null
                && change.from().isSettled()
                && !change.to().isSettled();
    }

    private static int marks(PromiseEvent promise) {
        return switch (promise) {
            case PromiseKept kept -> Mark.PROMISE_KEPT | (kept.late() ? Mark.PROMISE_LATE : 0);
            case PromiseBroken broken -> Mark.PROMISE_BROKEN;
            default -> 0;
        };
    }

    private static int marks(ConversationEvent talk) {
        return switch (talk) {
            case ConversationStarted started -> Mark.OPENING;
            case MessageReceived message -> Mark.MESSAGE;
            case ReplySent reply -> Mark.REPLY;
            case HandoffRequested asked -> Mark.HANDOFF;
            default -> 0;
        };
    }

    private static String[] segment(CaseEvent step) {
        return switch (step) {
            case CaseOpened opened -> segment(opened.kind().code(), dimension -> dimension.of(opened));
            case CaseOrderLinked linked
            when !linked.segments().equals(Segments.UNKNOWN) ->
                segment(null, dimension -> dimension.of(linked.segments()));
            default -> null;
        };
    }

    private static String[] segment(ConversationEvent talk) {
        String channel = switch (talk) {
            case ConversationStarted started -> started.channel();
            case MessageReceived message -> message.channel();
            default -> null;
        };
        return channel == null ? null : segment(null, dimension -> dimension == Dimension.CHANNEL ? channel : null);
    }

    private static String[] segment(String kind, Function<Dimension, String> value) {
        Dimension[] dimensions = Dimension.values();
        String[] segment = new String[dimensions.length + 1];
        segment[0] = kind;
        for (Dimension dimension : dimensions) {
            segment[dimension.ordinal() + 1] = value.apply(dimension);
        }
        return segment;
    }

    /** Why it cannot be counted though it can be read; null where it can. */
    String reasonToRefuse() {
        boolean named = isName(tenant) && isName(activity);
        for (int at = 0; segment != null && at < segment.length; at++) {
            named &= segment[at] == null || isName(segment[at]);
        }
        return named ? null : "a name in it is longer than " + LONGEST_NAME + " or has a NUL character";
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.indexOf('\0') < 0;
    }
}
