package io.aftercare.ticket.sla;

import io.aftercare.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the working time that one target has taken. Time only goes forward: a moment before the last one that was seen
 * counts as that one, and no command takes back what has been used.
 *
 * @param used until {@code seen}
 * @param seen the last moment that the clock was told of
 * @param told what those who work on it have been told
 */
public record SlaClock(SlaTarget target, Duration allowed, State state, Duration used, Instant seen, Told told) {
    /** A met or dropped clock stands still for good, except that a resolution may be taken back. */
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        DROPPED
    }

    /** In the order in which it gets worse. */
    public enum Told {
        NOTHING,
        WARNED,
        BROKEN
    }

    public SlaClock {
        if (!allowed.isPositive()) {
            throw new IllegalArgumentException("a target must allow some time, not " + allowed);
        }
        if (used.isNegative()) {
            throw new IllegalArgumentException("used time cannot be negative, but is " + used);
        }
    }

    static SlaClock start(SlaTarget target, Duration allowed, Instant at) {
        return new SlaClock(target, allowed, State.RUNNING, Duration.ZERO, at, Told.NOTHING);
    }

    /** Up to a moment. */
    SlaClock at(Instant moment, BusinessCalendar calendar) {
        if (!moment.isAfter(seen)) {
            return this;
        }
        Duration more = state == State.RUNNING ? calendar.between(seen, moment) : Duration.ZERO;
        return new SlaClock(target, allowed, state, used.plus(more), moment, told);
    }

    /** Nothing that stands still for another reason is moved by this. */
    SlaClock pause(Instant at, BusinessCalendar calendar) {
        return state == State.RUNNING ? at(at, calendar).in(State.PAUSED) : this;
    }

    SlaClock resume(Instant at, BusinessCalendar calendar) {
        return state == State.PAUSED ? at(at, calendar).in(State.RUNNING) : this;
    }

    SlaClock meet(Instant at, BusinessCalendar calendar) {
        return isOver() ? this : at(at, calendar).in(State.MET);
    }

    SlaClock drop(Instant at, BusinessCalendar calendar) {
        return isOver() ? this : at(at, calendar).in(State.DROPPED);
    }

    /** What was thought to be over goes on, with what it had used. */
    SlaClock takeBack(Instant at, BusinessCalendar calendar) {
        return isOver() ? at(at, calendar).in(State.RUNNING) : this;
    }

    /** The same, having used no less than another that it stands for from now on. */
    SlaClock noLessThan(SlaClock other) {
        Duration most = used.compareTo(other.used) < 0 ? other.used : used;
        return new SlaClock(target, allowed, state, most, seen, told);
    }

    /** When the time will be up; empty while the clock stands still. */
    Optional<Instant> dueAt(BusinessCalendar calendar) {
        return state == State.RUNNING ? Optional.of(reaches(allowed, calendar)) : Optional.empty();
    }

    /** When a share of the time will be up. */
    Optional<Instant> warnAt(double share, BusinessCalendar calendar) {
        return state == State.RUNNING ? Optional.of(reaches(part(share), calendar)) : Optional.empty();
    }

    /** What there is to be told now that has not been. */
    Optional<Told> news(double warnAt) {
        Told worst = isBroken() ? Told.BROKEN : state == State.RUNNING && hasUsed(warnAt) ? Told.WARNED : Told.NOTHING;
        return worst.compareTo(told) > 0 ? Optional.of(worst) : Optional.empty();
    }

    /** When there will be something to be told, if nothing happens till then. */
    Optional<Instant> nextNewsAt(double warnAt, BusinessCalendar calendar) {
        return switch (told) {
            case NOTHING -> warnAt(warnAt, calendar);
            // In time is also who answers in the very moment.
            case WARNED -> dueAt(calendar).map(due -> due.plusMillis(1));
            case BROKEN -> Optional.empty();
        };
    }

    SlaClock told(Told news) {
        return new SlaClock(target, allowed, state, used, seen, news);
    }

    /** Whether it has taken longer than allowed, met in the end or not. */
    boolean isBroken() {
        return used.compareTo(allowed) > 0;
    }

    boolean isOver() {
        return state == State.MET || state == State.DROPPED;
    }

    private boolean hasUsed(double share) {
        return used.compareTo(part(share)) >= 0;
    }

    private Duration part(double share) {
        return Duration.ofMillis((long) (allowed.toMillis() * share));
    }

    private Instant reaches(Duration time, BusinessCalendar calendar) {
        Duration left = time.minus(used);
        return left.isNegative() ? seen : calendar.plus(seen, left);
    }

    private SlaClock in(State next) {
        return new SlaClock(target, allowed, next, used, seen, told);
    }
}
