package io.aftercare.ticket.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * The Kafka side of the relay; blocks, so only the relay's thread uses it. The producer is made on first use, because its
 * constructor already fails where the broker's name cannot be resolved.
 *
 * <p>What one producer brings to a partition is always a piece of the outbox without gaps: it never gives up on one event
 * and goes on with the next. So when a batch is not acknowledged in time the producer is thrown away whole, and its
 * successor begins at the first event that is not marked. Whatever of the old one still arrives then only repeats.
 */
@ApplicationScoped
class EventBroker {
    private static final Logger LOG = Logger.getLogger(EventBroker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Map<String, Object> common;
    private final BrokerTopics topics;
    private volatile Producer<String, String> producer;
    private int largest;

    EventBroker(@Identifier("default-kafka-broker") Map<String, Object> common, BrokerTopics topics) {
        this.common = common;
        this.topics = topics;
    }

    /**
     * Reaches the broker, unless that has been done, and makes the topics that it lacks.
     *
     * @return whether it was this call that reached it
     */
    boolean connect() {
        if (producer != null) {
            return false;
        }
        try {
            largest = topics.prepare();
            producer = new KafkaProducer<>(producerSettings(), new StringSerializer(), new StringSerializer());
            return true;
        } catch (KafkaException e) {
            throw new BrokerAway("the broker cannot be reached", e);
        }
    }

    /** Sends a batch and waits for every acknowledgement; what follows a refused event in its stream is held back. */
    Sent send(List<WaitingEvent> batch) {
        Map<Long, String> refused = new HashMap<>();
        Map<WaitingEvent, Future<?>> sent = handedOver(batch, refused);
        Set<Long> taken = new HashSet<>();
        Set<String> open = new HashSet<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        sent.forEach((event, acknowledgement) -> {
            Throwable failure = failure(acknowledgement, deadline);
            if (isRefusal(failure)) {
                refused.put(event.position(), failure.getMessage());
            } else if (failure == null && !open.contains(event.stream())) {
                taken.add(event.position());
            } else {
                open.add(event.stream());
            }
        });
        boolean interrupted = !open.isEmpty() || sent.isEmpty() && refused.isEmpty();
        if (interrupted || !refused.isEmpty() && limitHasGrown()) {
            close(Duration.ZERO);
            return new Sent(taken, Map.of(), interrupted);
        }
        return new Sent(taken, refused, false);
    }

    void close(Duration atMost) {
        Producer<String, String> closing = producer;
        producer = null;
        if (closing != null) {
            closing.close(atMost);
        }
    }

    private Map<WaitingEvent, Future<?>> handedOver(List<WaitingEvent> batch, Map<Long, String> refused) {
        Map<WaitingEvent, Future<?>> sent = new LinkedHashMap<>();
        Set<String> blocked = new HashSet<>();
        try {
            batch.stream().map(WaitingEvent::topic).distinct().forEach(producer::partitionsFor);
            for (WaitingEvent event : batch) {
                if (!blocked.contains(event.stream())) {
                    Future<?> sending =
                            producer.send(new ProducerRecord<>(event.topic(), event.key(), event.payload()));
                    Throwable atOnce = sending.isDone() ? failure(sending, System.nanoTime()) : null;
                    if (isRefusal(atOnce)) {
                        refused.put(event.position(), atOnce.getMessage());
                        blocked.add(event.stream());
                    } else {
                        sent.put(event, sending);
                    }
                }
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("the broker does not take events", e);
        }
        return sent;
    }

    /** Null when it was acknowledged. */
    private static Throwable failure(Future<?> acknowledgement, long deadline) {
        try {
            acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            LOG.debug("an event was not acknowledged", e.getCause());
            return e.getCause();
        } catch (TimeoutException e) {
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    /** What speaks of the event alone; all else, such as a right that is missing, would stop its neighbours too. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    /** Somebody may have dealt with it since the producer was made. */
    private boolean limitHasGrown() {
        try {
            return topics.largestEvent() > largest;
        } catch (KafkaException | BrokerAway e) {
            return false;
        }
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        // One at a time and without end: a later event must never overtake one that is tried again, nor one given up.
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
        // What the topics would refuse is refused here, before anything of its key has gone out behind it.
        settings.put("max.request.size", largest);
        // A whole batch goes out at once, so waiting for more gains nothing.
        settings.put("linger.ms", 0);
        settings.put("batch.size", 65536);
        // Short, because the outbox keeps what the broker does not take.
        settings.put("max.block.ms", 2000);
        settings.put("request.timeout.ms", 3000);
        settings.put("reconnect.backoff.max.ms", 1000);
        return settings;
    }
}
