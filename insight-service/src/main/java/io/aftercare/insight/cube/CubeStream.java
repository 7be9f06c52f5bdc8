package io.aftercare.insight.cube;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs the stream for as long as the service runs. Not left to the extension, whose end waits for a broker that is away
 * without a limit, and which never takes a thread that failed for another.
 */
@ApplicationScoped
public class CubeStream {
    private static final Logger LOG = Logger.getLogger(CubeStream.class);
    private static final String PREFIX = "kafka-streams.";
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** What answers later than this is asked again. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** With a broker it takes less than a second; without one, what is open is given up all the same. */
    private static final Duration END = Duration.ofSeconds(3);

    @ConfigMapping(prefix = "aftercare.insight.stream")
    interface Settings {
        @WithDefault("true")
        boolean enabled();

        @WithDefault("P7D")
        Duration lateness();

        @WithDefault("P1D")
        Duration ahead();

        @WithDefault("PT1M")
        Duration sweep();
    }

    private final Settings settings;
    private final String bootstrapServers;
    private final Config config;
    private final StreamCounts counts = new StreamCounts();
    private volatile KafkaStreams streams;
    private volatile boolean ending;
    private Thread starting;

    CubeStream(
            Settings settings,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Config config,
            MeterRegistry meters) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.config = config;
        meters.gauge("aftercare.insight.stream.counted", counts.counted);
        meters.gauge("aftercare.insight.stream.repeated", counts.repeated);
        meters.gauge("aftercare.insight.stream.refused", counts.refused);
        meters.gauge("aftercare.insight.stream.unreadable", counts.unreadable);
    }

    /** What Kafka Streams says of itself, or null before it could be started. */
    KafkaStreams.State state() {
        KafkaStreams running = streams;
        return running == null ? null : running.state();
    }

    boolean isEnabled() {
        return settings.enabled();
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            starting = Thread.ofPlatform().daemon().name("insight-cube-start").start(this::startWhenThereAreTopics);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        ending = true;
        if (starting != null) {
            starting.interrupt();
        }
        KafkaStreams running = streams;
        if (running != null && !running.close(END)) {
            // Its transaction is aborted by the broker, and what it had not committed is done again.
            LOG.warnf("the stream did not end within %s", END);
        }
    }

    private void startWhenThereAreTopics() {
        try {
            while (!ending && !started()) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException ended) {
            // The service ends before there was anything to count.
        }
    }

    /** A broker without the topics, and one whose name nobody knows yet, is asked again. */
    private boolean started() throws InterruptedException {
        try {
            requireTopics();
            KafkaStreams made = made();
            streams = made;
            if (!ending) {
                made.start();
            }
            return true;
        } catch (ExecutionException noTopics) {
            return false;
        } catch (KafkaException notYet) {
            LOG.warnf("the stream cannot start yet: %s", notYet.getCause() == null ? notYet : notYet.getCause());
            return false;
        }
    }

    private KafkaStreams made() {
        StreamRules rules = new StreamRules(settings.lateness(), settings.ahead(), settings.sweep());
        KafkaStreams made =
                new KafkaStreams(CubeTopology.of(rules, counts), CubeTopology.settings(bootstrapServers, properties()));
        made.setUncaughtExceptionHandler(failure -> {
            LOG.error("a thread of the stream failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        return made;
    }

    private void requireTopics() throws InterruptedException, ExecutionException {
        Map<String, Object> patience = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) LOOK.toMillis(),
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LOOK.toMillis());
        try (Admin admin = Admin.create(patience)) {
            admin.describeTopics(CubeTopology.TOPICS).allTopicNames().get();
        }
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> properties.put(name.substring(PREFIX.length()), value));
            }
        });
        return properties;
    }
}
