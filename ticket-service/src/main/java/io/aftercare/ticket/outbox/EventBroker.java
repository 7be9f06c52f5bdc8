package io.aftercare.ticket.outbox;

import io.aftercare.events.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * The Kafka side of the relay; blocks, so only the relay's thread uses it. The producer is made on first use, because its
 * constructor already fails where the broker's name cannot be resolved.
 */
@ApplicationScoped
class EventBroker {
    private static final Logger LOG = Logger.getLogger(EventBroker.class);
    private static final Duration REACH = Duration.ofSeconds(5);

    private final Map<String, Object> common;
    private Producer<String, String> producer;

    EventBroker(@Identifier("default-kafka-broker") Map<String, Object> common) {
        this.common = common;
    }

    /**
     * Reaches the broker, once, and makes the topics that it lacks, with its own defaults for partitions and replicas.
     *
     * @return whether it was this call that reached it
     */
    boolean connect() {
        if (producer != null) {
            return false;
        }
        try {
            createTopics();
            producer = new KafkaProducer<>(producerSettings(), new StringSerializer(), new StringSerializer());
            return true;
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw new BrokerAway("the broker cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway("stopped while reaching for the broker", e);
        }
    }

    /**
     * Sends a batch and waits for every acknowledgement.
     *
     * @return the positions that the broker has. After a failure the later events of the same key are left out even if
     *     acknowledged: they are sent again behind the failed one, so that a key's last word is right
     */
    Set<Long> send(List<WaitingEvent> batch) {
        Map<WaitingEvent, Future<?>> sent = new LinkedHashMap<>();
        try {
            batch.stream().map(WaitingEvent::topic).distinct().forEach(producer::partitionsFor);
            batch.forEach(event ->
                    sent.put(event, producer.send(new ProducerRecord<>(event.topic(), event.key(), event.payload()))));
        } catch (KafkaException e) {
            LOG.debug("the broker does not take events", e);
        }
        Set<Long> acknowledged = new HashSet<>();
        Set<String> failedKeys = new HashSet<>();
        for (Map.Entry<WaitingEvent, Future<?>> entry : sent.entrySet()) {
            if (arrived(entry.getValue()) && !failedKeys.contains(entry.getKey().key())) {
                acknowledged.add(entry.getKey().position());
            } else {
                failedKeys.add(entry.getKey().key());
            }
        }
        return acknowledged;
    }

    void close(Duration atMost) {
        if (producer != null) {
            producer.close(atMost);
        }
    }

    private static boolean arrived(Future<?> acknowledgement) {
        try {
            acknowledgement.get();
            return true;
        } catch (ExecutionException e) {
            LOG.debug("an event was not acknowledged", e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void createTopics() throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put("default.api.timeout.ms", Math.toIntExact(REACH.toMillis()));
        settings.put("request.timeout.ms", 3000);
        settings.put("reconnect.backoff.max.ms", 1000);
        Admin admin = Admin.create(settings);
        try {
            Set<String> present = admin.listTopics().names().get(REACH.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> lacking = Arrays.stream(Topic.values())
                    .map(Topic::topicName)
                    .filter(name -> !present.contains(name))
                    .map(name -> new NewTopic(name, Optional.empty(), Optional.empty()))
                    .toList();
            admin.createTopics(lacking).all().get(REACH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Another instance may have been faster.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        } finally {
            admin.close(Duration.ofSeconds(1));
        }
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        // A whole batch goes out at once, so waiting for more gains nothing.
        settings.put("linger.ms", 0);
        settings.put("batch.size", 65536);
        // Short, because the outbox keeps what the producer gives up on.
        settings.put("max.block.ms", 2000);
        settings.put("request.timeout.ms", 3000);
        settings.put("delivery.timeout.ms", 6000);
        settings.put("reconnect.backoff.max.ms", 1000);
        return settings;
    }
}
