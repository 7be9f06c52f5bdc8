package io.aftercare.reply;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * What was read of each key, for any thread. It is read outside of the lock: what takes long to read must not hold up who
 * asks for another key. So two who ask for the same at once both read it.
 */
public final class Remembered<K, V> {
    private final Map<K, V> known;

    private Remembered(Map<K, V> known) {
        this.known = Collections.synchronizedMap(known);
    }

    /** Forgets what was read with its key, to which it must hold no reference. */
    public static <K, V> Remembered<K, V> asLongAsItsKey() {
        return new Remembered<>(new WeakHashMap<>());
    }

    /** Forgets what was read first when there is more. */
    public static <K, V> Remembered<K, V> atMost(int keys) {
        return new Remembered<>(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > keys;
            }
        });
    }

    /** @param read what is thrown by it is thrown on, and nothing is remembered; it may not return null */
    public V of(K key, Function<? super K, ? extends V> read) {
        V value = known.get(key);
        if (value == null) {
            value = read.apply(key);
            known.put(key, value);
        }
        return value;
    }
}
