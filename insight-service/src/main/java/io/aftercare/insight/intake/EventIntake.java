package io.aftercare.insight.intake;

import io.aftercare.insight.log.EventLog;
import io.aftercare.insight.log.UnreadableEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes the events from Kafka into the log. A batch is acknowledged, and so its offsets committed, only when each of its
 * records is in the log or among the dead letters; until then it is tried again, for as long as the database is away.
 */
@ApplicationScoped
class EventIntake {
    private static final Logger LOG = Logger.getLogger(EventIntake.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    private final EventLog log;
    private final DeadLetters deadLetters;
    private final IntakeMetrics metrics;
    private final Clock clock;

    EventIntake(EventLog log, DeadLetters deadLetters, IntakeMetrics metrics, Clock clock) {
        this.log = log;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Incoming("events")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        List<Delivery> readable = new ArrayList<>();
        List<DeadLetter> dead = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> received : records) {
            try {
                readable.add(Delivery.read(received, clock));
            } catch (UnreadableEvent e) {
                dead.add(new DeadLetter(received, e.getMessage()));
            }
        }
        return untilItSucceeds(store(readable))
                .invoke(dead::addAll)
                .chain(() -> oneByOne(dead, letter -> untilItSucceeds(deadLetters.put(letter))))
                .replaceWithVoid();
    }

    /** Stores all in one statement; where the database refuses one of them, finds out which. */
    private Uni<List<DeadLetter>> store(List<Delivery> deliveries) {
        return append(deliveries)
                .map(stored -> List.<DeadLetter>of())
                .onFailure(UnreadableEvent.class)
                .recoverWithUni(() -> oneByOne(deliveries, this::storeAlone)
                        .map(refused -> refused.stream().flatMap(List::stream).toList()));
    }

    private Uni<List<DeadLetter>> storeAlone(Delivery delivery) {
        return append(List.of(delivery))
                .map(stored -> List.<DeadLetter>of())
                .onFailure(UnreadableEvent.class)
                .recoverWithItem(refusal -> List.of(new DeadLetter(delivery.received(), refusal.getMessage())));
    }

    private Uni<Void> append(List<Delivery> deliveries) {
        return log.append(deliveries.stream().map(Delivery::event).toList())
                .invoke(metrics::count)
                .replaceWithVoid();
    }

    private static <T, R> Uni<List<R>> oneByOne(List<T> items, Function<T, Uni<? extends R>> action) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(action)
                .collect()
                .asList();
    }

    private static <T> Uni<T> untilItSucceeds(Uni<T> action) {
        return action.onFailure()
                .invoke(failure -> LOG.warnf("events wait, will retry: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }
}
