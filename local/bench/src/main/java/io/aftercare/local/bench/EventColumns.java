package io.aftercare.local.bench;

import io.aftercare.mining.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events in memory, column by column: of each the number of its case, the number of its activity and its time. What follows
 * what is counted in one pass over the columns when the events of each case come in their order, as they do in a log by
 * time; else they are put in order case by case first, those of equal times as they came.
 *
 * <p>In time proportional to the events (and to the logarithm of the longest case, when they are not in order); in memory
 * of 16 bytes an event, 12 bytes a case and 16 bytes for each pair of activities.
 */
final class EventColumns {
    private static final int MOST_ACTIVITIES = 4_096;

    private final Map<String, Integer> caseNumbers = new HashMap<>();
    private final Map<String, Integer> activityNumbers = new HashMap<>();
    private final List<String> activities = new ArrayList<>();
    private int[] cases = new int[1024];
    private int[] did = new int[1024];
    private long[] at = new long[1024];
    private int size;

    /** How often one activity directly followed another, and the milliseconds between the two in all. */
    record Follows(long count, long millis) {}

    /**
     * @param millis since 1970
     * @throws IllegalStateException when there are more than 4,096 activities: what has so many is no process
     */
    void add(String caseId, String activity, long millis) {
        if (size == cases.length) {
            cases = Arrays.copyOf(cases, size * 2);
            did = Arrays.copyOf(did, size * 2);
            at = Arrays.copyOf(at, size * 2);
        }
        cases[size] = caseNumber(caseId);
        Integer known = activityNumbers.get(activity);
        if (known == null) {
            if (activities.size() == MOST_ACTIVITIES) {
                throw new IllegalStateException("there are more than " + MOST_ACTIVITIES + " activities");
            }
            known = activities.size();
            activities.add(activity);
            activityNumbers.put(activity, known);
        }
        did[size] = known;
        at[size++] = millis;
    }

    private int caseNumber(String caseId) {
        Integer known = caseNumbers.putIfAbsent(caseId, caseNumbers.size());
        return known == null ? caseNumbers.size() - 1 : known;
    }

    int size() {
        return size;
    }

    /** Of each pair that occurs. */
    Map<Edge, Follows> directlyFollows() {
        int width = activities.size();
        long[] counts = new long[width * width];
        long[] millis = new long[width * width];
        if (!countInOrder(counts, millis)) {
            Arrays.fill(counts, 0);
            Arrays.fill(millis, 0);
            countSorted(counts, millis);
        }
        Map<Edge, Follows> follows = new HashMap<>();
        for (int pair = 0; pair < counts.length; pair++) {
            if (counts[pair] > 0) {
                follows.put(
                        new Edge(activities.get(pair / width), activities.get(pair % width)),
                        new Follows(counts[pair], millis[pair]));
            }
        }
        return follows;
    }

    /** Whether the events of each case were in order; if not, what was counted is of no use. */
    private boolean countInOrder(long[] counts, long[] millis) {
        int width = activities.size();
        int[] before = new int[caseNumbers.size()];
        long[] since = new long[caseNumbers.size()];
        Arrays.fill(before, -1);
        for (int i = 0; i < size; i++) {
            int ofCase = cases[i];
            int activity = did[i];
            long time = at[i];
            int earlier = before[ofCase];
            if (earlier >= 0) {
                long elapsed = time - since[ofCase];
                if (elapsed < 0) {
                    return false;
                }
                int pair = earlier * width + activity;
                counts[pair]++;
                millis[pair] += elapsed;
            }
            before[ofCase] = activity;
            since[ofCase] = time;
        }
        return true;
    }

    /** By counting sort on the case, which keeps the order within it, and then by time within each case. */
    private void countSorted(long[] counts, long[] millis) {
        int width = activities.size();
        int[] end = new int[caseNumbers.size() + 1];
        for (int i = 0; i < size; i++) {
            end[cases[i] + 1]++;
        }
        for (int c = 1; c < end.length; c++) {
            end[c] += end[c - 1];
        }
        int[] place = Arrays.copyOf(end, end.length);
        int[] sortedDid = new int[size];
        long[] sortedAt = new long[size];
        for (int i = 0; i < size; i++) {
            int to = place[cases[i]]++;
            sortedDid[to] = did[i];
            sortedAt[to] = at[i];
        }
        for (int c = 0; c + 1 < end.length; c++) {
            sort(sortedDid, sortedAt, end[c], end[c + 1]);
            for (int i = end[c] + 1; i < end[c + 1]; i++) {
                int pair = sortedDid[i - 1] * width + sortedDid[i];
                counts[pair]++;
                millis[pair] += sortedAt[i] - sortedAt[i - 1];
            }
        }
    }

    /** By insertion where a case is short, as most are, and else by merging halves; both leave equal times as they were. */
    private static void sort(int[] did, long[] at, int from, int to) {
        if (to - from > 32) {
            int middle = (from + to) >>> 1;
            sort(did, at, from, middle);
            sort(did, at, middle, to);
            merge(did, at, from, middle, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long time = at[i];
            int activity = did[i];
            int hole = i;
            while (hole > from && at[hole - 1] > time) {
                at[hole] = at[hole - 1];
                did[hole] = did[hole - 1];
                hole--;
            }
            at[hole] = time;
            did[hole] = activity;
        }
    }

    private static void merge(int[] did, long[] at, int from, int middle, int to) {
        if (at[middle - 1] <= at[middle]) {
            return;
        }
        int[] leftDid = Arrays.copyOfRange(did, from, middle);
        long[] leftAt = Arrays.copyOfRange(at, from, middle);
        int left = 0;
        int right = middle;
        for (int out = from; left < leftAt.length; out++) {
            if (right == to || leftAt[left] <= at[right]) {
                at[out] = leftAt[left];
                did[out] = leftDid[left++];
            } else {
                at[out] = at[right];
                did[out] = did[right++];
            }
        }
    }
}
