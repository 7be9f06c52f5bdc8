package io.aftercare.insight.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.rocksdb.Cache;
import org.rocksdb.Options;

class SmallStoresTest {
    @Test
    void allStoresShareOneCacheThatOutlivesEachOfThem() {
        try (Options timelines = options();
                Options slices = options()) {
            SmallStores stores = new SmallStores();
            stores.setConfig("timelines", timelines, Map.of());
            new SmallStores().setConfig("slices", slices, Map.of());
            stores.close("timelines", timelines);

            assertThat(cache(slices)).isNotNull().isSameAs(cache(timelines));
            assertThat(cache(slices).isOwningHandle()).isTrue();
            assertThat(slices.writeBufferSize() * slices.maxWriteBufferNumber()).isEqualTo(4 << 20);
        }
    }

    /** As Kafka Streams hands them over. */
    private static Options options() {
        return new Options().setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache());
    }

    private static Cache cache(Options options) {
        return ((BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig()).blockCache();
    }
}
