package io.aftercare.local.merchant;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.EventType;
import io.aftercare.local.merchant.Truth.PlantedDeviation;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A merchant whose customers write, whose people work in shifts, and whose parcels travel, event by event in the order of
 * time, with what was planted. What is kept is the cases that are open; the same options give the same events.
 */
public final class Merchant {
    private static final String SOURCE = "/aftercare/simulated-merchant";
    private static final long EXTRA = 1L << 40;
    private static final long TALKS = 1L << 41;

    /** Questions that need no case, for each case. */
    private static final double TALKS_PER_CASE = 0.5;

    private final MerchantOptions options;
    private final Consumer<EventEnvelope> events;
    private final Consumer<PlantedDeviation> deviations;
    private final Timeline timeline = new Timeline();
    private final Staff staff = new Staff(timeline);
    private final Range range;
    private final Wrongs wrongs;
    private final Draws names;
    private final Desk desk;
    private long lastMillis = -1;
    private int inMillis;

    /**
     * @param events takes each event in the order of time
     * @param deviations takes each step off the path right after its event
     */
    public Merchant(MerchantOptions options, Consumer<EventEnvelope> events, Consumer<PlantedDeviation> deviations) {
        this.options = options;
        this.events = events;
        this.deviations = deviations;
        range = new Range(options.products());
        wrongs = new Wrongs(options, range);
        names = new Draws(options.seed(), -2);
        desk = new Desk(this, options, timeline, staff, wrongs, range);
    }

    public Truth truth() {
        return wrongs.truth();
    }

    public void run() {
        long start = options.start().toEpochMilli();
        long end = options.end().toEpochMilli();
        employ();
        timeline.at(start, () -> {});
        open(new Arrivals(start, end, options.cases(), new Draws(options.seed(), -3)), 0);
        int talks = (int) Math.round(options.cases() * TALKS_PER_CASE);
        if (talks > 0) {
            ask(new Arrivals(start, end, talks, new Draws(options.seed(), -4)), TALKS);
        }
        if (wrongs.defectsPerDay() > 0) {
            complain(new Draws(options.seed(), -5), wrongs.defectFrom().toEpochMilli(), EXTRA);
        }
        timeline.run(end);
    }

    /** One arrival plans the next, so that only one is planned at a time. */
    private void open(Arrivals arrivals, long number) {
        if (arrivals.hasNext()) {
            timeline.at(arrivals.next(), () -> {
                desk.open(number);
                open(arrivals, number + 1);
            });
        }
    }

    private void ask(Arrivals arrivals, long number) {
        if (arrivals.hasNext()) {
            timeline.at(arrivals.next(), () -> {
                desk.ask(number);
                ask(arrivals, number + 1);
            });
        }
    }

    private void complain(Draws draws, long after, long number) {
        long next = after + Math.round(draws.exponential(24 * Week.HOUR / wrongs.defectsPerDay()));
        if (next < options.end().toEpochMilli()) {
            timeline.at(next, () -> {
                desk.complain(number);
                complain(draws, next, number + 1);
            });
        }
    }

    private void employ() {
        double perDay = (double) options.cases() / options.days();
        for (Department department : Department.values()) {
            double tasks = perDay * Desk.tasksPerCase(department);
            staff.employ(department, hour -> onShift(department, tasks, hour));
        }
    }

    private final int[][] shifts = new int[Department.values().length][];

    private int onShift(Department department, double tasksPerDay, int hour) {
        int[] people = shifts[department.ordinal()];
        if (people == null) {
            people = new int[24];
            for (int i = 0; i < people.length; i++) {
                // What comes later in the life of a case comes more evenly.
                double share =
                        department == Department.CUSTOMER_SERVICE ? Week.share(i) : Math.max(Week.share(i), 0.05);
                int enough = Staff.enough(tasksPerDay * share, Tasks.MEAN_MINUTES);
                int busy = (int) Math.floor(tasksPerDay * share * Tasks.MEAN_MINUTES / 60 * Wrongs.STAFF_LEFT);
                people[i] = wrongs.understaffed(department, i) ? busy : enough;
            }
            shifts[department.ordinal()] = people;
        }
        return people[hour];
    }

    EventEnvelope tell(AftercareEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                "1.0",
                eventId(),
                SOURCE,
                EventType.of(event).typeName(),
                event.key(),
                Instant.ofEpochMilli(timeline.now()),
                "application/json",
                options.tenant(),
                event);
        events.accept(envelope);
        return envelope;
    }

    void tell(PlantedDeviation deviation) {
        deviations.accept(deviation);
    }

    /** A UUIDv7 whose random part begins with a counter, so that ids of one millisecond are ordered (RFC 9562, 6.2). */
    private UUID eventId() {
        long now = timeline.now();
        inMillis = now == lastMillis ? inMillis + 1 : 0;
        lastMillis = now;
        return uuid(now, inMillis, names);
    }

    static UUID uuid(long millis, int counter, Draws draws) {
        long most = millis << 16 | 0x7000 | (counter >>> 14 & 0xFFF);
        long least = 0x8000_0000_0000_0000L | (counter & 0x3FFFL) << 48 | draws.bits() & 0xFFFF_FFFF_FFFFL;
        return new UUID(most, least);
    }
}
