package io.aftercare.insight.cube;

import java.time.LocalDate;

/**
 * Which cell of the cube it is.
 *
 * @param kind of case; empty for conversations
 * @param dimension by which besides it is told apart; empty for all of the kind
 * @param value in that dimension; empty for all of the kind
 * @param measure as in {@link io.aftercare.mining.cube.Measure}
 * @param activity empty where the measure is about none
 * @param next empty where the measure is about no pair
 */
record CellKey(
        String tenant,
        LocalDate day,
        String kind,
        String dimension,
        String value,
        String measure,
        String activity,
        String next) {
    private static final String END = "\0";

    /** What a change of cells is told apart by: tenant, day, measure and activities, so that few partitions share it. */
    static String group(String tenant, long day, String measure, String activity, String next) {
        return String.join(END, tenant, Long.toString(day), measure, activity, next);
    }

    static String text(String group, String kind, String dimension, String value) {
        return String.join(END, group, kind, dimension, value);
    }

    /** What {@link #text} wrote. */
    static CellKey of(String text) {
        String[] parts = text.split(END, -1);
        if (parts.length != 8) {
            throw new IllegalArgumentException("the key of a cell has 8 parts, not " + parts.length);
        }
        return new CellKey(
                parts[0],
                LocalDate.ofEpochDay(Long.parseLong(parts[1])),
                parts[5],
                parts[6],
                parts[7],
                parts[2],
                parts[3],
                parts[4]);
    }
}
