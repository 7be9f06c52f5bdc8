package io.aftercare.mining.cube;

import io.aftercare.mining.Varint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What is remembered of a case or conversation: when it began, its segment, and its steps in their order. Each event is in
 * it once, however often and in whatever order it comes.
 *
 * <p>Immutable. Its bytes take some 15 for each step and 20 besides.
 */
public final class Timeline {
    /** With more steps than this it takes no more: a case has some twenty. */
    public static final int MOST_STEPS = 2_000;

    private static final byte FORMAT = 1;
    private static final Timeline EMPTY = new Timeline(List.of(), null);

    /** What is left of steps that are gone: when it began, its segment, and all their marks; null as long as none is. */
    private record Past(long openedAt, List<Integer> segment, int marks) {}

    private final List<Step> steps;
    private final Past past;

    private Timeline(List<Step> steps, Past past) {
        this.steps = steps;
        this.past = past;
    }

    public static Timeline empty() {
        return EMPTY;
    }

    public List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    public boolean isFull() {
        return steps.size() >= MOST_STEPS;
    }

    /** Whether its steps have been counted for good. */
    public boolean isSealed() {
        return past != null;
    }

    /** When it began, in milliseconds; empty where that is not known yet. */
    public OptionalLong openedAt() {
        if (past != null && past.openedAt > 0) {
            return OptionalLong.of(past.openedAt);
        }
        return steps.stream()
                .filter(step -> step.is(Mark.OPENING))
                .mapToLong(Step::at)
                .findFirst();
    }

    /** The code of its value in a dimension, of the first step that says one; 0 where none does. */
    public int segment(int dimension) {
        if (past != null) {
            return code(past.segment, dimension);
        }
        for (Step step : steps) {
            int code = code(step.segment(), dimension);
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    private static int code(List<Integer> segment, int dimension) {
        return dimension < segment.size() ? segment.get(dimension) : 0;
    }

    /** The same timeline where it has the step already. */
    public Timeline with(Step step) {
        int at = steps.isEmpty() || steps.getLast().compareTo(step) < 0
                ? -steps.size() - 1
                : Collections.binarySearch(steps, step);
        if (at >= 0) {
            return this;
        }
        List<Step> more = new ArrayList<>(steps.size() + 1);
        more.addAll(steps);
        more.add(-at - 1, step);
        return new Timeline(more, past);
    }

    /** Whether a step that was counted for good had the mark. */
    boolean sealedWith(int mark) {
        return past != null && (past.marks & mark) != 0;
    }

    /** {@link Mark#SETTLED} or {@link Mark#UNSETTLED}, whichever was said last, or 0 where nothing said either. */
    int settled() {
        int both = Mark.SETTLED | Mark.UNSETTLED;
        for (Step step : steps.reversed()) {
            if (step.is(both) && !step.is(Mark.SEALED)) {
                return step.marks() & both;
            }
        }
        return past == null ? 0 : past.marks & both;
    }

    /**
     * Keeps only the latest {@code kept} steps, and takes what they all stand for by themselves as counted for good:
     * nothing may be put in between any more.
     */
    Timeline sealed(int kept) {
        int marks = past == null ? 0 : past.marks;
        int dimensions = past == null ? 0 : past.segment.size();
        for (Step step : steps) {
            marks |= step.marks() & ~Mark.SEALED;
            dimensions = Math.max(dimensions, step.segment().size());
        }
        marks = marks & ~(Mark.SETTLED | Mark.UNSETTLED) | settled();
        List<Integer> segment =
                IntStream.range(0, dimensions).map(this::segment).boxed().toList();
        List<Step> rest = steps.subList(steps.size() - kept, steps.size()).stream()
                .map(Step::sealed)
                .toList();
        return new Timeline(rest, new Past(openedAt().orElse(0), segment, marks));
    }

    public byte[] bytes() {
        int codes =
                steps.stream().mapToInt(step -> step.segment().size()).sum() + (past == null ? 0 : past.segment.size());
        ByteBuffer out = ByteBuffer.allocate(64 + codes * Varint.LONGEST + steps.size() * 64);
        out.put(FORMAT);
        out.put((byte) (past == null ? 0 : 1));
        if (past != null) {
            Varint.put(out, past.openedAt);
            Varint.put(out, past.marks);
            put(out, past.segment);
        }
        long before = 0;
        for (Step step : steps) {
            Varint.put(out, step.at() - before);
            // Few steps say something of the segment: one bit says whether this does.
            Varint.put(out, (long) step.activity() << 1 | (step.segment().isEmpty() ? 0 : 1));
            Varint.put(out, step.marks());
            long high = step.id().getMostSignificantBits();
            // An id of version 7 begins with the time at which it was made, which is near that of the event.
            Varint.putSigned(out, (high >>> 16) - step.at());
            out.putShort((short) high);
            out.putLong(step.id().getLeastSignificantBits());
            if (!step.segment().isEmpty()) {
                put(out, step.segment());
            }
            before = step.at();
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * What {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when it is of another format
     */
    public static Timeline of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 2 || in.get() != FORMAT) {
            throw new IllegalArgumentException("these are not the bytes of a timeline of format " + FORMAT);
        }
        Past past = in.get() == 0 ? null : past(in);
        List<Step> steps = new ArrayList<>(16);
        long at = 0;
        while (in.hasRemaining()) {
            at += Varint.get(in);
            long activity = Varint.get(in);
            int marks = (int) Varint.get(in);
            long high = (Varint.getSigned(in) + at) << 16 | in.getShort() & 0xffffL;
            UUID id = new UUID(high, in.getLong());
            List<Integer> segment = (activity & 1) == 0 ? List.of() : codes(in);
            steps.add(new Step(at, id, (int) (activity >> 1), marks, segment));
        }
        return new Timeline(steps, past);
    }

    private static Past past(ByteBuffer in) {
        long openedAt = Varint.get(in);
        int marks = (int) Varint.get(in);
        return new Past(openedAt, codes(in), marks);
    }

    private static void put(ByteBuffer out, List<Integer> codes) {
        Varint.put(out, codes.size());
        codes.forEach(code -> Varint.put(out, code));
    }

    private static List<Integer> codes(ByteBuffer in) {
        int size = (int) Varint.get(in);
        List<Integer> codes = new ArrayList<>(size);
        for (int n = 0; n < size; n++) {
            codes.add((int) Varint.get(in));
        }
        return codes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline timeline
                && steps.equals(timeline.steps)
                && Objects.equals(past, timeline.past);
    }

    @Override
    public int hashCode() {
        return Objects.hash(steps, past);
    }

    @Override
    public String toString() {
        return "Timeline" + (past == null ? "" : past) + steps;
    }
}
