package io.aftercare.ticket.sla;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.calendar.BusinessCalendar;
import io.aftercare.calendar.Shift;
import io.aftercare.policy.time.RestDays;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one calendar; the first thing that is not understood is refused with its place. */
final class CalendarReader {
    private static final Set<String> FIELDS = Set.of("zone", "week", "holidays", "free", "like");
    private static final String TO = "\\.\\.";

    private CalendarReader() {}

    /** @param holidays those of a policy pack, by its name */
    static BusinessCalendar read(JsonNode calendar, Function<String, Optional<RestDays>> holidays) {
        calendar.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("a calendar has no '" + field + "', only " + FIELDS);
            }
        });
        Map<DayOfWeek, List<Shift>> week = week(calendar.path("week"));
        Map<LocalDate, List<Shift>> otherwise = new HashMap<>();
        if (calendar.has("holidays")) {
            RestDays rest = rest(calendar.path("holidays").asText(), holidays);
            rest.holidays().forEach(day -> otherwise.put(day, List.of()));
            rest.worked().forEach(day -> otherwise.put(day, week.getOrDefault(DayOfWeek.MONDAY, List.of())));
        }
        calendar.path("free").forEach(days -> days(days.asText()).forEach(day -> otherwise.put(day, List.of())));
        calendar.path("like").properties().forEach(it -> {
            LocalDate day = date(it.getKey());
            if (otherwise.containsKey(day)) {
                throw new IllegalArgumentException(day + " is free and worked at once");
            }
            otherwise.put(day, week.getOrDefault(weekday(it.getValue().asText()), List.of()));
        });
        return new BusinessCalendar(zone(calendar.path("zone").asText()), week, otherwise);
    }

    private static RestDays rest(String pack, Function<String, Optional<RestDays>> holidays) {
        return holidays.apply(pack)
                .orElseThrow(() -> new IllegalArgumentException("there is no policy pack '" + pack + "'"));
    }

    private static Map<DayOfWeek, List<Shift>> week(JsonNode week) {
        Map<DayOfWeek, List<Shift>> read = new EnumMap<>(DayOfWeek.class);
        week.properties()
                .forEach(it -> weekdays(it.getKey())
                        .forEach(day -> read.put(
                                day,
                                it.getValue()
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .map(Shift::parse)
                                        .toList())));
        return read;
    }

    /** {@code mon} or {@code mon..fri}. */
    private static Stream<DayOfWeek> weekdays(String text) {
        String[] ends = text.split(TO);
        DayOfWeek first = weekday(ends[0]);
        DayOfWeek last = weekday(ends[ends.length - 1]);
        if (last.compareTo(first) < 0) {
            throw new IllegalArgumentException("'" + text + "' ends before it begins");
        }
        return Arrays.stream(DayOfWeek.values()).filter(day -> day.compareTo(first) >= 0 && day.compareTo(last) <= 0);
    }

    private static DayOfWeek weekday(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 3).equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no day of the week: write mon"));
    }

    private static Stream<LocalDate> days(String text) {
        String[] ends = text.split(TO);
        LocalDate first = date(ends[0]);
        LocalDate last = date(ends[ends.length - 1]);
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("'" + text + "' ends before it begins");
        }
        return first.datesUntil(last.plusDays(1));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no day: write 2026-10-01", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time zone: write Asia/Shanghai", e);
        }
    }
}
