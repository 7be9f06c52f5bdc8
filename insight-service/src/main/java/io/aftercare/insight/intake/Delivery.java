package io.aftercare.insight.intake;

import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.insight.log.UnreadableEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka record and the event that it carries. */
record Delivery(ConsumerRecord<byte[], byte[]> received, LoggedEvent event) {
    /** By so much clocks may differ; what lies further ahead would be the latest of everything until its time comes. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** @throws UnreadableEvent when it carries none, or one that has not happened yet */
    static Delivery read(ConsumerRecord<byte[], byte[]> received, Clock clock) {
        LoggedEvent event = LoggedEvent.read(LoggedEvent.text(received.value()));
        Instant now = clock.instant();
        if (event.occurredAt().isAfter(now.plus(AHEAD))) {
            throw new UnreadableEvent("attribute time is in the future: " + event.occurredAt() + ", and it is "
                    + now.truncatedTo(ChronoUnit.SECONDS));
        }
        return new Delivery(received, event);
    }
}
