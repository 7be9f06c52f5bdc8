package io.aftercare.insight.cube;

import io.aftercare.mining.cube.Slice;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * The slices of a partition. Those in use are held as objects, to which an event adds in place, and become bytes in the store
 * and its changelog when the stream commits, or when others need their room.
 *
 * <p>The cache that comes with Kafka Streams holds bytes: an event that changes a dozen slices has them read and written a
 * dozen times. What tells a cache that a commit is due is {@link CachedStateStore}, which is not part of the public interface; were
 * it no longer called, nothing would reach the changelog, and no test of the stream would pass.
 */
final class SliceStore implements StateStore, CachedStateStore<byte[], byte[]> {
    static final String NAME = "slices";

    private final KeyValueStore<Bytes, byte[]> store;
    private final Room room;
    private long taken;
    private boolean sharing;
    private final Map<SliceKey, Held> held = new LinkedHashMap<>(1024, 0.75f, true);
    private final Map<SliceKey, Held> changed = new LinkedHashMap<>();

    private record Held(SliceKey key, Slice slice) {}

    private SliceStore(KeyValueStore<Bytes, byte[]> store, Room room) {
        this.store = store;
        this.room = room;
    }

    /** Room for the slices in memory of all partitions that an instance has, in bytes. */
    static final class Room {
        private final long bytes;
        private final AtomicLong taken = new AtomicLong();
        private final AtomicInteger stores = new AtomicInteger();

        Room(long bytes) {
            this.bytes = bytes;
        }

        /** All of it together, but each its share, though the others should take what they do not use. */
        private boolean isExceededBy(long bytesOfStore) {
            return taken.get() > bytes && bytesOfStore > bytes / Math.max(1, stores.get());
        }
    }

    static StoreBuilder<SliceStore> builder(Room room) {
        return new Builder(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray()),
                room);
    }

    void add(SliceKey key, Slice.Cell cell, long millis, int times) {
        Held of = held.get(key);
        if (of == null) {
            byte[] known = store.get(Bytes.wrap(key.bytes()));
            of = new Held(key, known == null ? new Slice() : Slice.of(known));
            held.put(key, of);
        } else {
            take(-of.slice.weight());
        }
        of.slice.add(cell, millis, times);
        take(of.slice.weight());
        changed.put(key, of);
        if (room.isExceededBy(taken)) {
            makeRoom();
        }
    }

    private void take(long bytes) {
        taken += bytes;
        room.taken.addAndGet(bytes);
    }

    /** Among those of this partition alone: another thread may be at work on others. */
    private void makeRoom() {
        Iterator<Held> longestUnused = held.values().iterator();
        while (room.isExceededBy(taken) && longestUnused.hasNext()) {
            Held gone = longestUnused.next();
            longestUnused.remove();
            take(-gone.slice.weight());
            if (changed.remove(gone.key) != null) {
                write(gone);
            }
        }
    }

    private void write(Held one) {
        store.put(Bytes.wrap(one.key.bytes()), one.slice.isEmpty() ? null : one.slice.bytes());
    }

    @Override
    public void flushCache() {
        changed.values().forEach(this::write);
        changed.clear();
    }

    @Override
    public void clearCache() {
        held.clear();
        changed.clear();
        take(-taken);
    }

    /** Nobody is told of slices but by the changelog. */
    @Override
    public boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        clearCache();
        share(true);
        store.init(context, root);
    }

    @Override
    public void flush() {
        flushCache();
        store.flush();
    }

    /** What was not committed is not to be: its events are counted again. */
    @Override
    public void close() {
        clearCache();
        share(false);
        store.close();
    }

    /** Also when it is closed twice, or was never opened. */
    private void share(boolean shares) {
        if (shares != sharing) {
            sharing = shares;
            room.stores.addAndGet(shares ? 1 : -1);
        }
    }

    @Override
    public boolean persistent() {
        return store.persistent();
    }

    @Override
    public boolean isOpen() {
        return store.isOpen();
    }

    private record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> store, Room room)
            implements StoreBuilder<SliceStore> {
        @Override
        public StoreBuilder<SliceStore> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<SliceStore> withCachingDisabled() {
            throw new UnsupportedOperationException("slices are always cached");
        }

        @Override
        public StoreBuilder<SliceStore> withLoggingEnabled(Map<String, String> config) {
            return new Builder(store.withLoggingEnabled(config), room);
        }

        @Override
        public StoreBuilder<SliceStore> withLoggingDisabled() {
            throw new UnsupportedOperationException("the changelog is what slices are read from");
        }

        @Override
        public SliceStore build() {
            return new SliceStore(store.build(), room);
        }

        @Override
        public Map<String, String> logConfig() {
            return store.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }

        @Override
        public String name() {
            return NAME;
        }
    }
}
