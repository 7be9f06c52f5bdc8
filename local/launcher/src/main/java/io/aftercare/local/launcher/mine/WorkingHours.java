package io.aftercare.local.launcher.mine;

import io.aftercare.calendar.BusinessCalendar;
import io.aftercare.calendar.Shift;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a week as it is written on a command line. */
public final class WorkingHours {
    private WorkingHours() {}

    /**
     * @param text {@code mon..fri 07:00-12:00 13:00-17:00, sat 10:00-14:00}; days go round the week ({@code sun..thu}), and
     *     what is said of a day twice adds up
     * @throws IllegalArgumentException with what was not understood
     */
    public static BusinessCalendar read(String text, ZoneId zone) {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(",")) {
            String[] words = part.strip().split("\\s+");
            List<Shift> shifts = Arrays.stream(words).skip(1).map(Shift::parse).toList();
            if (shifts.isEmpty()) {
                throw new IllegalArgumentException("'" + part.strip() + "' has no hours: write mon..fri 09:00-18:00");
            }
            days(words[0])
                    .forEach(day -> week.merge(
                            day,
                            shifts,
                            (some, more) ->
                                    Stream.concat(some.stream(), more.stream()).toList()));
        }
        return new BusinessCalendar(zone, week, Map.of());
    }

    private static Stream<DayOfWeek> days(String text) {
        String[] ends = text.split("\\.\\.");
        if (ends.length > 2) {
            throw new IllegalArgumentException("'" + text + "' names more than two days: write mon..fri");
        }
        DayOfWeek first = day(ends[0]);
        int more = Math.floorMod(day(ends[ends.length - 1]).getValue() - first.getValue(), DayOfWeek.values().length);
        return IntStream.rangeClosed(0, more).mapToObj(first::plus);
    }

    private static DayOfWeek day(String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 3).equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no day of the week: write mon"));
    }
}
