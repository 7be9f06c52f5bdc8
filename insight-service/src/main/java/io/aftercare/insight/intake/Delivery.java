package io.aftercare.insight.intake;

import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.insight.log.UnreadableEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka record and the event that it carries. */
record Delivery(ConsumerRecord<byte[], byte[]> received, LoggedEvent event) {
    /** A hundred times the largest event that there is. */
    private static final int MOST_BYTES = 1 << 18;

    /** By so much clocks may differ; what lies further ahead would be the latest of everything until its time comes. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** @throws UnreadableEvent when it carries none, or one that has not happened yet */
    static Delivery read(ConsumerRecord<byte[], byte[]> received, Clock clock) {
        LoggedEvent event = LoggedEvent.read(text(received.value()));
        Instant now = clock.instant();
        if (event.occurredAt().isAfter(now.plus(AHEAD))) {
            throw new UnreadableEvent("attribute time is in the future: " + event.occurredAt() + ", and it is "
                    + now.truncatedTo(ChronoUnit.SECONDS));
        }
        return new Delivery(received, event);
    }

    private static String text(byte[] value) {
        if (value == null) {
            throw new UnreadableEvent("the record has no value");
        }
        if (value.length > MOST_BYTES) {
            throw new UnreadableEvent(
                    "the record has " + value.length + " bytes, and no event more than " + MOST_BYTES);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableEvent("the record is not UTF-8");
        }
    }
}
