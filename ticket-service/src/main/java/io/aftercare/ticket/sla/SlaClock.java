package io.aftercare.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the working time that one target has taken. Time only goes forward: a moment before the last one that was seen
 * counts as that one, and no command takes back what has been used.
 *
 * @param used until {@code seen}
 * @param seen the last moment that the clock was told of
 */
public record SlaClock(SlaTarget target, Duration allowed, State state, Duration used, Instant seen) {
    /** A met or dropped clock stands still for good, except that a resolution may be taken back. */
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        DROPPED
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
        return new SlaClock(target, allowed, State.RUNNING, Duration.ZERO, at);
    }

    /** Up to a moment. */
    SlaClock at(Instant moment, BusinessCalendar calendar) {
        if (!moment.isAfter(seen)) {
            return this;
        }
        Duration more = state == State.RUNNING ? calendar.between(seen, moment) : Duration.ZERO;
        return new SlaClock(target, allowed, state, used.plus(more), moment);
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

    /** When the time will be up; empty while the clock stands still. */
    Optional<Instant> dueAt(BusinessCalendar calendar) {
        return state == State.RUNNING ? Optional.of(reaches(allowed, calendar)) : Optional.empty();
    }

    /** When a share of the time will be up. */
    Optional<Instant> warnAt(double share, BusinessCalendar calendar) {
        Duration part = Duration.ofMillis((long) (allowed.toMillis() * share));
        return state == State.RUNNING ? Optional.of(reaches(part, calendar)) : Optional.empty();
    }

    /** Whether it has taken longer than allowed, met in the end or not. */
    boolean isBroken() {
        return used.compareTo(allowed) > 0;
    }

    boolean isOver() {
        return state == State.MET || state == State.DROPPED;
    }

    private Instant reaches(Duration time, BusinessCalendar calendar) {
        Duration left = time.minus(used);
        return left.isNegative() ? seen : calendar.plus(seen, left);
    }

    private SlaClock in(State next) {
        return new SlaClock(target, allowed, next, used, seen);
    }
}
