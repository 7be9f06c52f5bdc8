package io.aftercare.insight.cube;

import io.aftercare.events.Topic;
import io.aftercare.insight.cube.SliceStore.Room;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Events → timelines of cases and conversations → slices of the cube, all in the partition of the event. A figure is the merge
 * of what the partitions come to: nothing has to be sent from one to another.
 */
final class CubeTopology {
    /** Takes another name when what is kept takes another form: everything is then counted again, from the topics. */
    static final String APPLICATION = "insight-cube";

    static final List<String> TOPICS = List.of(Topic.CONVERSATIONS.topicName(), Topic.CASES.topicName());

    /** Of the heap, for slices in memory: those of the days on which most happens should find room in it. */
    private static final double SLICES = 1.0 / 6;

    private CubeTopology() {}

    static Topology of(StreamRules rules, StreamCounts counts) {
        return of(rules, counts, new Room((long) (SLICES * Runtime.getRuntime().maxMemory())));
    }

    static Topology of(StreamRules rules, StreamCounts counts, Room room) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(TOPICS, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(
                        supplier(
                                () -> new TimelineProcessor(rules, counts),
                                cached(Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(TimelineProcessor.TIMELINES),
                                        Serdes.Bytes(),
                                        Serdes.ByteArray())),
                                Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(TimelineProcessor.NAMES),
                                        Serdes.String(),
                                        Serdes.ByteArray()),
                                cached(Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(TimelineProcessor.WATERMARKS),
                                        Serdes.String(),
                                        Serdes.Long())),
                                SliceStore.builder(room)),
                        Named.as("events-to-slices"))
                // What is sent on is what was refused.
                .to(
                        (key, record, from) -> from.topic() + ".dlq",
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        return builder.build();
    }

    /** What the figures rest on, whatever else is set: each event has its effect once. */
    static Properties settings(String bootstrapServers, Map<String, String> more) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.putAll(more);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
        return settings;
    }

    /** What changes a hundred times between two commits is written once. */
    private static <K, V> StoreBuilder<?> cached(StoreBuilder<KeyValueStore<K, V>> store) {
        return store.withCachingEnabled();
    }

    private static <K, V, L, W> ProcessorSupplier<K, V, L, W> supplier(
            Supplier<Processor<K, V, L, W>> processor, StoreBuilder<?>... stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, V, L, W> get() {
                return processor.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(stores);
            }
        };
    }
}
