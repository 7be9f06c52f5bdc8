package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An event as it travels: <a href="https://cloudevents.io/">CloudEvents 1.0</a> in structured JSON, with the extension
 * attribute {@code tenant}. {@code id} is a UUIDv7 (RFC 9562) and the key of idempotent consumption; {@code time} has
 * millisecond precision.
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "tenant", "data"})
public record EventEnvelope(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String tenant,
        AftercareEvent data) {
    /** Apart, because it holds a source of randomness, which a native image must not bring along from its build. */
    private static final class Ids {
        private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    }

    public static EventEnvelope of(AftercareEvent event, String tenant, String source, Clock clock) {
        return new EventEnvelope(
                "1.0",
                Ids.GENERATOR.generate(),
                source,
                EventType.of(event).typeName(),
                event.key(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "application/json",
                tenant,
                event);
    }
}
