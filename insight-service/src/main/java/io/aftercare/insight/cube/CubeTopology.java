package io.aftercare.insight.cube;

import io.aftercare.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Events → timelines of cases and conversations, by their key → changes of cells, by tenant, day and measure → cells. In
 * between lies a topic, so both halves grow with its partitions.
 */
final class CubeTopology {
    static final String APPLICATION = "insight-cube";

    /** What the cells come to; compacted, so that the latest of each stays. */
    static final List<String> TOPICS = List.of(Topic.CONVERSATIONS.topicName(), Topic.CASES.topicName());

    private CubeTopology() {}

    static Topology of(StreamRules rules, StreamCounts counts) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, Outcome> outcomes = builder.stream(
                        TOPICS, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
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
                                        Serdes.Long()))),
                        Named.as("events-to-timelines"));
        outcomes.filter((key, outcome) -> outcome instanceof Refusal)
                .map((key, outcome) -> {
                    Refusal refusal = (Refusal) outcome;
                    return KeyValue.pair(refusal.key(), refusal.record());
                })
                .to(
                        (key, record, from) -> from.topic() + ".dlq",
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        outcomes.filter((key, outcome) -> outcome instanceof CellChange)
                .mapValues(outcome -> ((CellChange) outcome).bytes())
                .repartition(Repartitioned.<String, byte[]>as("changes")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray()))
                .process(
                        supplier(
                                CellProcessor::new,
                                cached(Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(CellProcessor.CELLS),
                                        Serdes.String(),
                                        Serdes.ByteArray()))),
                        Named.as("changes-to-cells"));
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

    /** A cell that changes a hundred times between two commits is written once. */
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
