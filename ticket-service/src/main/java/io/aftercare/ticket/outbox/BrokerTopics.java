package io.aftercare.ticket.outbox;

import io.aftercare.events.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that events go to, as the broker has them. */
@ApplicationScoped
class BrokerTopics {
    private static final Duration REACH = Duration.ofSeconds(5);

    /** Kafka's default, where the broker does not tell. */
    private static final int USUAL_LIMIT = 1_048_576;

    private final Map<String, Object> common;

    BrokerTopics(@Identifier("default-kafka-broker") Map<String, Object> common) {
        this.common = common;
    }

    /**
     * Makes the topics that the broker lacks, with its own defaults for partitions and replicas.
     *
     * @return the size in bytes that an event may have
     */
    int prepare() {
        try (Broker broker = new Broker()) {
            create(broker.admin);
            return limit(broker.admin);
        }
    }

    /** In bytes, for all topics the same: the least of what they take. */
    int largestEvent() {
        try (Broker broker = new Broker()) {
            return limit(broker.admin);
        }
    }

    private static void create(Admin admin) {
        Set<String> present = await(admin.listTopics().names());
        List<NewTopic> lacking = names().stream()
                .filter(name -> !present.contains(name))
                .map(name -> new NewTopic(name, Optional.empty(), Optional.empty()))
                .toList();
        try {
            await(admin.createTopics(lacking).all());
        } catch (TopicExistsException anotherInstanceWasFaster) {
            // They are there, which is what was wanted.
        }
    }

    private static int limit(Admin admin) {
        List<ConfigResource> topics = names().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        try {
            return await(admin.describeConfigs(topics).all()).values().stream()
                    .mapToInt(BrokerTopics::limit)
                    .min()
                    .orElse(USUAL_LIMIT);
        } catch (AuthorizationException notTold) {
            return USUAL_LIMIT;
        }
    }

    private static int limit(Config topic) {
        return Integer.parseInt(topic.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    }

    private static List<String> names() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    }

    private static <T> T await(KafkaFuture<T> asked) {
        try {
            return asked.get(REACH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.KafkaException refusal) {
                throw refusal;
            }
            throw new BrokerAway("the broker cannot be asked", e);
        } catch (TimeoutException e) {
            throw new BrokerAway("the broker cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway("stopped while reaching for the broker", e);
        }
    }

    /** A client that gives up soon, closed without waiting for an answer that may never come. */
    private final class Broker implements AutoCloseable {
        private final Admin admin;

        Broker() {
            Map<String, Object> settings = new HashMap<>(common);
            settings.put("default.api.timeout.ms", Math.toIntExact(REACH.toMillis()));
            settings.put("request.timeout.ms", 3000);
            settings.put("reconnect.backoff.max.ms", 1000);
            admin = Admin.create(settings);
        }

        @Override
        public void close() {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
