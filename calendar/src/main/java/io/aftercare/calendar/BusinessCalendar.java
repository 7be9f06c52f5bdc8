package io.aftercare.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When people work: shifts of each weekday, and days that are otherwise. A holiday has no shifts; a day that is worked in
 * its stead (调休) has those of a weekday.
 *
 * @param week days that are not there are free
 * @param otherwise shifts of single days
 */
public record BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Shift>> week, Map<LocalDate, List<Shift>> otherwise) {
    /** Longer than any holiday, so that a calendar which never opens again is told from one that is closed. */
    private static final int MOST_FREE_DAYS = 400;

    public BusinessCalendar {
        week = Map.copyOf(week);
        otherwise = Map.copyOf(otherwise);
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a calendar must be open at some time of the week");
        }
    }

    /** Around the clock. */
    public static BusinessCalendar always(ZoneId zone) {
        Shift whole = Shift.parse("00:00-00:00");
        return new BusinessCalendar(
                zone,
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> List.of(whole))),
                Map.of());
    }

    /** The working time between two moments; none when the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        Duration worked = Duration.ZERO;
        for (LocalDate day = firstDay(from); from.isBefore(to) && !opens(day).isAfter(to); day = day.plusDays(1)) {
            for (Shift.Interval open : intervals(day)) {
                Instant begin = latest(open.begin(), from);
                Instant end = open.end().isBefore(to) ? open.end() : to;
                if (begin.isBefore(end)) {
                    worked = worked.plus(Duration.between(begin, end));
                }
            }
        }
        return worked;
    }

    /**
     * The moment at which so much working time has passed; with none, the moment itself.
     *
     * @throws IllegalArgumentException when the calendar does not open for so long
     */
    public Instant plus(Instant from, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time cannot be negative, but is " + working);
        }
        if (working.isZero()) {
            return from;
        }
        Duration left = working;
        int free = 0;
        for (LocalDate day = firstDay(from); free < MOST_FREE_DAYS; day = day.plusDays(1)) {
            free++;
            for (Shift.Interval open : intervals(day)) {
                Instant begin = latest(open.begin(), from);
                if (begin.isBefore(open.end())) {
                    Duration here = Duration.between(begin, open.end());
                    if (here.compareTo(left) >= 0) {
                        return begin.plus(left);
                    }
                    left = left.minus(here);
                    free = 0;
                }
            }
        }
        throw new IllegalArgumentException("the calendar does not open for " + MOST_FREE_DAYS + " days after " + from);
    }

    /** The day's shifts without their overlaps, in order; those of the night before are its own day's. */
    private List<Shift.Interval> intervals(LocalDate day) {
        List<Shift> shifts = otherwise.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()));
        List<Shift.Interval> ordered = shifts.stream()
                .map(shift -> shift.on(day, zone))
                .sorted(Comparator.comparing(Shift.Interval::begin))
                .toList();
        // A night shift of the day before may reach into this one, and no time is worked twice.
        Instant done = nightBefore(day);
        List<Shift.Interval> apart = new ArrayList<>();
        for (Shift.Interval open : ordered) {
            Instant begin = latest(open.begin(), done);
            if (begin.isBefore(open.end())) {
                apart.add(new Shift.Interval(begin, open.end()));
                done = open.end();
            }
        }
        return apart;
    }

    private Instant nightBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        return otherwise.getOrDefault(before, week.getOrDefault(before.getDayOfWeek(), List.of())).stream()
                .map(shift -> shift.on(before, zone).end())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** A shift of the day before may still be on. */
    private LocalDate firstDay(Instant from) {
        return LocalDate.ofInstant(from, zone).minusDays(1);
    }

    private Instant opens(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
