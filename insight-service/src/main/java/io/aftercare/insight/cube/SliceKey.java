package io.aftercare.insight.cube;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Which slice of the cube it is: of the cases of a kind, or of those that besides have a value in a dimension.
 *
 * @param day of UTC, since 1970
 * @param kind of case; empty for conversations; {@link #ANY_KIND} for all cases, which have no dimension
 * @param dimension as {@link Dimension#code}; empty for all of the kind
 * @param value in that dimension; empty for all of the kind
 */
record SliceKey(String tenant, long day, String kind, String dimension, String value) {
    /** Of the cases of all kinds, which are asked for most. */
    static final String ANY_KIND = "*";

    private static final String END = "\0";

    /** Not as of a record: names are alike, and sums of their hashes often the same. */
    @Override
    public int hashCode() {
        int hash = tenant.hashCode() * 0x9E3779B1 + Long.hashCode(day);
        hash = (hash * 0x85EBCA6B + kind.hashCode()) * 0xC2B2AE35 + dimension.hashCode();
        hash = hash * 0x27D4EB2F + value.hashCode();
        return hash ^ hash >>> 15;
    }

    LocalDate date() {
        return LocalDate.ofEpochDay(day);
    }

    byte[] bytes() {
        return String.join(END, tenant, Long.toString(day), kind, dimension, value)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when it has more or fewer parts
     */
    static SliceKey of(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(END, -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("the key of a slice has 5 parts, not " + parts.length);
        }
        return new SliceKey(parts[0], Long.parseLong(parts[1]), parts[2], parts[3], parts[4]);
    }
}
