package io.aftercare.insight.cube;

import io.aftercare.mining.DurationHistogram;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps what the cells come to. It sends nothing on: the changelog of its store, which has each cell as it stands at each
 * commit, is what is read.
 */
final class CellProcessor implements Processor<String, byte[], Void, Void> {
    static final String CELLS = "cells";

    private static final byte[] NOTHING = {};
    private static final Dimension[] DIMENSIONS = Dimension.values();

    private KeyValueStore<String, byte[]> cells;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        cells = context.getStateStore(CELLS);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        CellChange change = CellChange.of(record.key(), record.value());
        String kind = change.segment()[0];
        add(change, CellKey.text(change.group(), kind, "", ""));
        for (Dimension dimension : DIMENSIONS) {
            int at = dimension.ordinal() + 1;
            if (at < change.segment().length && !change.segment()[at].isEmpty()) {
                add(change, CellKey.text(change.group(), kind, dimension.code(), change.segment()[at]));
            }
        }
    }

    private void add(CellChange change, String key) {
        byte[] known = cells.get(key);
        byte[] times = DurationHistogram.added(known == null ? NOTHING : known, change.millis(), change.times());
        cells.put(key, times.length == 0 ? null : times);
    }
}
