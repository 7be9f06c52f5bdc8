package io.aftercare.insight.log;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseEvent;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ConversationEvent;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.LearningEvent;
import io.aftercare.events.MalformedEvent;
import io.aftercare.events.PromiseEvent;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A row of the event log; {@code caseId}, {@code conversationId} and {@code activity} are null where there is none. */
public record LoggedEvent(
        UUID id,
        String tenant,
        String type,
        Instant occurredAt,
        UUID conversationId,
        UUID caseId,
        String activity,
        String json) {
    /** A clock that is further off than this is broken, and PostgreSQL's calendar ends where Java's does not. */
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** A hundred times the largest event that there is. */
    private static final int MOST_BYTES = 1 << 18;

    /**
     * The text of a record as it came.
     *
     * @throws UnreadableEvent when there is none, it is no UTF-8, or it is larger than any event
     */
    public static String text(byte[] record) {
        if (record == null) {
            throw new UnreadableEvent("the record has no value");
        }
        if (record.length > MOST_BYTES) {
            throw new UnreadableEvent(
                    "the record has " + record.length + " bytes, and no event more than " + MOST_BYTES);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableEvent("the record is not UTF-8");
        }
    }

    /** @throws UnreadableEvent when the text is no event of ours or lacks what the figures rest on */
    public static LoggedEvent read(String json) {
        try {
            return of(EventCodec.read(json), json);
        } catch (MalformedEvent e) {
            throw new UnreadableEvent(e.getMessage());
        }
    }

    /**
     * @param json what the envelope was read from
     * @throws UnreadableEvent when it lacks what the figures rest on
     */
    public static LoggedEvent of(EventEnvelope envelope, String json) {
        requireTimeInRange(envelope.time());
        AftercareEvent event = envelope.data();
        requireNamed(event);
        return new LoggedEvent(
                envelope.id(),
                envelope.tenant(),
                envelope.type(),
                envelope.time(),
                conversationId(event),
                caseId(event),
                Activity.of(event).orElse(null),
                json);
    }

    private static UUID caseId(AftercareEvent event) {
        return switch (event) {
            case CaseEvent step -> step.caseId();
            case PromiseEvent promise -> promise.caseId();
            case ConversationEvent talk -> null;
            case LearningEvent lesson -> null;
        };
    }

    private static UUID conversationId(AftercareEvent event) {
        return switch (event) {
            case ConversationEvent talk -> talk.conversationId();
            case LearningEvent lesson -> lesson.conversationId();
            case PromiseEvent promise -> promise.conversationId();
            case CaseOpened opened -> opened.conversationId();
            case CaseEvent step -> null;
        };
    }

    private static void requireTimeInRange(Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new UnreadableEvent("attribute time is outside " + EARLIEST + " to " + LATEST);
        }
    }

    private static void requireNamed(AftercareEvent event) {
        switch (event) {
            case ConversationEvent talk -> require(talk.conversationId(), "conversationId");
            case LearningEvent lesson -> require(lesson.conversationId(), "conversationId");
            case PromiseEvent promise -> {
                require(promise.conversationId(), "conversationId");
                require(promise.kind(), "kind");
            }
            case CaseEvent step -> {
                require(step.caseId(), "caseId");
                requireStep(step);
            }
        }
    }

    private static void requireStep(CaseEvent step) {
        switch (step) {
            case CaseOpened opened -> require(opened.kind(), "kind");
            case CaseStatusChanged change -> require(change.to(), "to");
            case TaskCreated task -> require(task.department(), "department");
            case TaskTaken task -> require(task.department(), "department");
            case TaskCompleted task -> require(task.department(), "department");
            default -> {
                // The case is all that the others need to name.
            }
        }
    }

    private static void require(Object value, String field) {
        if (value == null) {
            throw new UnreadableEvent("data." + field + " is missing");
        }
    }
}
