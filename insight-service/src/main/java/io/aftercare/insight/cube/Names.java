package io.aftercare.insight.cube;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Names of activities and values as small numbers, given out as they come and kept in the store of a partition; 0 is none. */
final class Names {
    /** So many are no names any more; each takes some 100 bytes of memory. */
    static final int MOST = 500_000;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>(List.of(""));

    Names(KeyValueStore<String, byte[]> store) {
        this.store = store;
        Map<Integer, String> known = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> known.put(ByteBuffer.wrap(entry.value).getInt(), entry.key));
        }
        for (int code = 1; code <= known.size(); code++) {
            names.add(known.get(code));
            codes.put(known.get(code), code);
        }
    }

    /** 0 for null and the empty name. */
    int code(String name) {
        if (name == null || name.isEmpty()) {
            return 0;
        }
        Integer known = codes.get(name);
        if (known != null) {
            return known;
        }
        int code = names.size();
        store.put(name, ByteBuffer.allocate(Integer.BYTES).putInt(code).array());
        names.add(name);
        codes.put(name, code);
        return code;
    }

    String name(int code) {
        return names.get(code);
    }

    boolean isFull() {
        return names.size() > MOST;
    }
}
