package io.aftercare.ticket.sla;

import static io.aftercare.ticket.sla.SlaTarget.FIRST_RESPONSE;
import static io.aftercare.ticket.sla.SlaTarget.NEXT_RESPONSE;
import static io.aftercare.ticket.sla.SlaTarget.RESOLUTION;

import io.aftercare.calendar.BusinessCalendar;
import io.aftercare.events.CaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The clocks of one case. What stops them is what the customer can see: an answer stops the response clocks, a question to
 * the customer is what allows to wait for one, and settling stops all. A status alone stops nothing, so that putting a case
 * aside buys no time.
 */
public final class SlaClocks {
    private final SlaTerms terms;
    private final Map<SlaTarget, SlaClock> clocks;
    /** Whether the merchant has spoken since the customer last did: only then can the case wait for the customer. */
    private final boolean answered;

    private SlaClocks(SlaTerms terms, Map<SlaTarget, SlaClock> clocks, boolean answered) {
        this.terms = terms;
        this.clocks = clocks;
        this.answered = answered;
    }

    public static SlaClocks opened(SlaTerms terms, Instant at) {
        Map<SlaTarget, SlaClock> clocks = new EnumMap<>(SlaTarget.class);
        for (SlaTarget target : new SlaTarget[] {FIRST_RESPONSE, RESOLUTION}) {
            clocks.put(target, SlaClock.start(target, terms.allowed(target), at));
        }
        return new SlaClocks(terms, clocks, false);
    }

    public static SlaClocks of(SlaTerms terms, SlaRecord stored) {
        Map<SlaTarget, SlaClock> clocks = new EnumMap<>(SlaTarget.class);
        stored.clocks().forEach(clock -> clocks.put(clock.target(), clock));
        return new SlaClocks(terms, clocks, stored.answered());
    }

    /** Somebody, or a reply with its proof, answered the customer. */
    public SlaClocks merchantSpoke(Instant at) {
        return change(FIRST_RESPONSE, clock -> clock.meet(at, calendar()))
                .change(NEXT_RESPONSE, clock -> clock.meet(at, calendar()))
                .answered(true);
    }

    /** The case has gone from one status to another. */
    public SlaClocks follow(CaseStatus from, CaseStatus to, Instant now) {
        return switch (to) {
            case WAITING_FOR_CUSTOMER -> waitsForCustomer(now);
            case RESOLVED, CLOSED -> settled(now);
            case CANCELLED -> dropped(now);
            case OPEN, IN_PROGRESS -> from.isSettled() ? reopened(now) : takenUpAgain(now);
        };
    }

    /** The customer wrote: whoever waited for that goes on, and an answer is due. */
    public SlaClocks customerSpoke(Instant at) {
        SlaClocks going =
                change(RESOLUTION, clock -> clock.resume(at, calendar())).answered(false);
        boolean settled = clock(RESOLUTION).filter(SlaClock::isOver).isPresent();
        boolean waits = clock(FIRST_RESPONSE).filter(clock -> !clock.isOver()).isPresent()
                || clock(NEXT_RESPONSE).filter(clock -> !clock.isOver()).isPresent();
        return settled || waits ? going : going.started(NEXT_RESPONSE, at);
    }

    /** The case was put aside until the customer answers: without a question to the customer the clock runs on. */
    public SlaClocks waitsForCustomer(Instant at) {
        return answered ? change(RESOLUTION, clock -> clock.pause(at, calendar())) : this;
    }

    public SlaClocks takenUpAgain(Instant at) {
        return change(RESOLUTION, clock -> clock.resume(at, calendar()));
    }

    public SlaClocks settled(Instant at) {
        return change(FIRST_RESPONSE, clock -> clock.meet(at, calendar()))
                .change(NEXT_RESPONSE, clock -> clock.meet(at, calendar()))
                .change(RESOLUTION, clock -> clock.meet(at, calendar()));
    }

    /** It was not settled after all: the time that it took before still counts. */
    public SlaClocks reopened(Instant at) {
        return change(RESOLUTION, clock -> clock.takeBack(at, calendar()));
    }

    /** Nobody wants it any more. */
    public SlaClocks dropped(Instant at) {
        return change(FIRST_RESPONSE, clock -> clock.drop(at, calendar()))
                .change(NEXT_RESPONSE, clock -> clock.drop(at, calendar()))
                .change(RESOLUTION, clock -> clock.drop(at, calendar()));
    }

    public SlaClocks at(Instant now) {
        return change(FIRST_RESPONSE, clock -> clock.at(now, calendar()))
                .change(NEXT_RESPONSE, clock -> clock.at(now, calendar()))
                .change(RESOLUTION, clock -> clock.at(now, calendar()));
    }

    /** Goes on for another case, too, which has waited as long as it has: a younger case buys an older one no time. */
    public SlaClocks joinedBy(SlaClocks other, Instant now) {
        SlaClocks joined = at(now);
        for (SlaClock theirs : other.at(now).clocks.values()) {
            joined = joined.change(theirs.target(), clock -> clock.noLessThan(theirs));
        }
        return joined;
    }

    /** Clocks that have told their news, and the news. */
    public record Told(SlaClocks clocks, List<SlaAlarm> alarms) {}

    /** Each warning and each breach is told once. */
    public Told tell(Instant now) {
        SlaClocks current = at(now);
        List<SlaAlarm> alarms = new ArrayList<>();
        for (SlaClock clock : List.copyOf(current.clocks.values())) {
            Optional<SlaClock.Told> news = clock.news(terms.warnAt());
            if (news.isPresent()) {
                alarms.add(new SlaAlarm(
                        clock.target(), news.get(), clock.dueAt(calendar()).orElse(now)));
                current = current.change(clock.target(), it -> it.told(news.get()));
            }
        }
        return new Told(current, alarms);
    }

    /** When there will be news, if nothing happens till then. */
    public Optional<Instant> nextNewsAt() {
        return clocks.values().stream()
                .flatMap(clock -> clock.nextNewsAt(terms.warnAt(), calendar()).stream())
                .min(Comparator.naturalOrder());
    }

    /** As they are stored. */
    public SlaRecord record() {
        return new SlaRecord(terms.rule(), answered, List.copyOf(clocks.values()));
    }

    public Collection<SlaClock> all() {
        return clocks.values();
    }

    public Optional<SlaClock> clock(SlaTarget target) {
        return Optional.ofNullable(clocks.get(target));
    }

    public Optional<Instant> dueAt(SlaTarget target) {
        return clock(target).flatMap(clock -> clock.dueAt(calendar()));
    }

    public Optional<Instant> warnAt(SlaTarget target) {
        return clock(target).flatMap(clock -> clock.warnAt(terms.warnAt(), calendar()));
    }

    private BusinessCalendar calendar() {
        return terms.calendar();
    }

    private SlaClocks started(SlaTarget target, Instant at) {
        Map<SlaTarget, SlaClock> next = new EnumMap<>(clocks);
        next.put(target, SlaClock.start(target, terms.allowed(target), at));
        return new SlaClocks(terms, next, answered);
    }

    private SlaClocks change(SlaTarget target, UnaryOperator<SlaClock> by) {
        Map<SlaTarget, SlaClock> next = new EnumMap<>(clocks);
        next.computeIfPresent(target, (same, clock) -> by.apply(clock));
        return new SlaClocks(terms, next, answered);
    }

    private SlaClocks answered(boolean now) {
        return new SlaClocks(terms, clocks, now);
    }
}
