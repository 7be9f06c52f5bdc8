package io.aftercare.insight.cube;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** The stream as a process of its own, so that it can be killed: arguments are the broker, the directory and its name. */
final class StreamMain {
    /** Bytes, for a few dozen slices, so that they go and come back all the time. */
    private static final long ROOM = 64 << 10;

    private StreamMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        KafkaStreams streams = start(arguments[0], arguments[1], arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(Duration.ofSeconds(10))));
        Thread.currentThread().join();
    }

    static KafkaStreams start(String broker, String directory, String name) {
        KafkaStreams streams = new KafkaStreams(
                CubeTopology.of(StreamRules.DEFAULT, new StreamCounts(), new SliceStore.Room(ROOM)),
                CubeTopology.settings(
                        broker,
                        Map.of(
                                "application.id", name,
                                "state.dir", directory,
                                "commit.interval.ms", "100",
                                "session.timeout.ms", "6000",
                                "heartbeat.interval.ms", "1000",
                                "auto.offset.reset", "earliest",
                                // Otherwise a second instance may copy the state for ten minutes before it takes part.
                                "acceptable.recovery.lag", "10000000")));
        streams.start();
        return streams;
    }
}
