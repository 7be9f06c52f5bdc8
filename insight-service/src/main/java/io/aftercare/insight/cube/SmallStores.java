package io.aftercare.insight.cube;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * RocksDB in 64 MB for all stores together and 4 MB for each store of a partition. The defaults of Kafka Streams, some
 * 100 MB for each, are those of a machine of its own.
 */
@RegisterForReflection
public final class SmallStores implements RocksDBConfigSetter {
    private static final long CACHE = 64L << 20;
    private static final long MEMTABLE = 2L << 20;
    private static final int MEMTABLES = 2;

    private static Cache blocks;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(blocks());
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(MEMTABLE);
        options.setMaxWriteBufferNumber(MEMTABLES);
    }

    /** Made when a store first opens: while a native image is built there is no library to make it with. */
    private static synchronized Cache blocks() {
        if (blocks == null) {
            blocks = new LRUCache(CACHE);
        }
        return blocks;
    }

    @Override
    public void close(String store, Options options) {
        // The cache is that of the other stores, too, and of those to come.
    }
}
