package io.aftercare.policy.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** The days on which no period may end: weekends and holidays, but not the weekend days that are made working days. */
public record RestDays(Set<DayOfWeek> weekly, Set<LocalDate> holidays, Set<LocalDate> worked) {
    public static final RestDays NONE = new RestDays(EnumSet.noneOf(DayOfWeek.class), Set.of(), Set.of());

    public RestDays {
        weekly = Set.copyOf(weekly);
        holidays = Set.copyOf(holidays);
        worked = Set.copyOf(worked);
        Set<LocalDate> both = new HashSet<>(holidays);
        both.retainAll(worked);
        if (weekly.size() == DayOfWeek.values().length || !both.isEmpty()) {
            throw new IllegalArgumentException("a day is either worked or not, and some days are worked: " + both);
        }
    }

    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate working = day;
        while (isRest(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    private boolean isRest(LocalDate day) {
        return holidays.contains(day) || weekly.contains(day.getDayOfWeek()) && !worked.contains(day);
    }
}
