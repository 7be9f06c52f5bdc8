package io.aftercare.insight.cube;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** RocksDB in some 10 MB for each store of a partition, instead of 100: the defaults are those of a machine of its own. */
@RegisterForReflection
public final class SmallStores implements RocksDBConfigSetter {
    private static final long MEMTABLE = 2L << 20;
    private static final int MEMTABLES = 2;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        // The cache of blocks (50 MB of capacity unless told otherwise) belongs to the store, which closes it.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(MEMTABLE);
        options.setMaxWriteBufferNumber(MEMTABLES);
    }

    @Override
    public void close(String store, Options options) {
        // Nothing of our own was made.
    }
}
