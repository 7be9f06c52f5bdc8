package io.aftercare.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Shift> OFFICE = shifts("09:00-12:00", "13:30-18:00");

    /** A split day, Monday to Friday; National Day 2026 is free, and the Saturday after is worked in its stead. */
    private static final BusinessCalendar DESK = new BusinessCalendar(
            SHANGHAI,
            weekdays(OFFICE),
            Map.of(
                    LocalDate.of(2026, 10, 1), List.of(),
                    LocalDate.of(2026, 10, 2), List.of(),
                    LocalDate.of(2026, 10, 5), List.of(),
                    LocalDate.of(2026, 10, 6), List.of(),
                    LocalDate.of(2026, 10, 7), List.of(),
                    LocalDate.of(2026, 10, 10), OFFICE));

    private static List<Shift> shifts(String... texts) {
        return Arrays.stream(texts).map(Shift::parse).toList();
    }

    private static Map<DayOfWeek, List<Shift>> weekdays(List<Shift> shifts) {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        Stream.of(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                .forEach(day -> week.put(day, shifts));
        return week;
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-09-30T09:00, 2026-09-30T10:30, PT1H30M
        2026-09-30T11:00, 2026-09-30T14:00, PT1H30M
        2026-09-30T12:15, 2026-09-30T13:15, PT0S
        2026-09-30T17:00, 2026-10-08T09:30, PT1H30M
        2026-10-09T18:00, 2026-10-12T09:00, PT7H30M
        2026-10-01T00:00, 2026-10-08T00:00, PT0S
        2026-09-30T10:30, 2026-09-30T09:00, PT0S
        """)
    void onlyWorkingTimeCounts(String from, String to, Duration worked) {
        assertThat(DESK.between(at(from, SHANGHAI), at(to, SHANGHAI))).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-09-30T09:00, PT3H,     2026-09-30T12:00
        2026-09-30T09:00, PT3H1M,   2026-09-30T13:31
        2026-09-30T17:30, PT1H,     2026-10-08T09:30
        2026-10-09T17:59, PT2M,     2026-10-10T09:01
        2026-10-03T03:00, PT1M,     2026-10-08T09:01
        2026-09-30T12:30, PT0S,     2026-09-30T12:30
        """)
    void workIsDueWhenItsTimeHasBeenWorked(String from, Duration working, String due) {
        assertThat(DESK.plus(at(from, SHANGHAI), working)).isEqualTo(at(due, SHANGHAI));
    }

    @Test
    void aNightShiftEndsTheNextDay() {
        BusinessCalendar nights =
                new BusinessCalendar(SHANGHAI, Map.of(DayOfWeek.FRIDAY, shifts("22:00-06:00")), Map.of());

        assertThat(nights.between(at("2026-11-28T00:00", SHANGHAI), at("2026-11-29T00:00", SHANGHAI)))
                .isEqualTo(Duration.ofHours(6));
    }

    @Test
    void noHourIsWorkedTwice() {
        BusinessCalendar overlapping = new BusinessCalendar(
                SHANGHAI,
                Map.of(
                        DayOfWeek.MONDAY, shifts("20:00-10:00"),
                        DayOfWeek.TUESDAY, shifts("08:00-12:00", "09:00-11:00")),
                Map.of());

        assertThat(overlapping.between(at("2026-11-30T00:00", SHANGHAI), at("2026-12-02T00:00", SHANGHAI)))
                .isEqualTo(Duration.ofHours(16));
    }

    @Test
    void aShiftOverAChangeOfTheClocksLastsAsLongAsItLasts() {
        BusinessCalendar always = BusinessCalendar.always(BERLIN);

        assertThat(always.between(at("2026-03-29T00:00", BERLIN), at("2026-03-30T00:00", BERLIN)))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.between(at("2026-10-25T00:00", BERLIN), at("2026-10-26T00:00", BERLIN)))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void aCalendarThatNeverOpensIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of()), Map.of()))
                .withMessage("a calendar must be open at some time of the week");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shift.parse("nine to five"))
                .withMessageContaining("write 09:00-18:00");
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(
                        at("2026-01-01T00:00", SHANGHAI).getEpochSecond(),
                        at("2027-12-31T00:00", SHANGHAI).getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<BusinessCalendar> calendars() {
        Arbitrary<Shift> shift = Combinators.combine(
                        Arbitraries.integers().between(0, 47),
                        Arbitraries.integers().between(1, 24))
                .as((begin, halves) -> new Shift(
                        LocalTime.MIN.plusMinutes(30L * begin), LocalTime.MIN.plusMinutes(30L * (begin + halves))));
        Arbitrary<List<Shift>> day = shift.list().ofMaxSize(3);
        Arbitrary<ZoneId> zone = Arbitraries.of(SHANGHAI, BERLIN, ZoneId.of("America/New_York"));
        return Combinators.combine(
                        zone,
                        Arbitraries.maps(Arbitraries.of(DayOfWeek.class), day).ofMaxSize(7),
                        Arbitraries.maps(Arbitraries.integers().between(0, 700), day)
                                .ofMaxSize(20))
                .filter((where, week, days) -> week.values().stream().anyMatch(shifts -> !shifts.isEmpty()))
                .as((where, week, days) -> {
                    Map<LocalDate, List<Shift>> otherwise = new HashMap<>();
                    days.forEach((number, shifts) ->
                            otherwise.put(LocalDate.of(2026, 1, 1).plusDays(number), shifts));
                    return new BusinessCalendar(where, week, otherwise);
                });
    }

    @Property(tries = 2_000)
    void timeAddsUp(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant two,
            @ForAll("moments") Instant three) {
        List<Instant> moments = Stream.of(one, two, three).sorted().toList();

        Duration whole = calendar.between(moments.get(0), moments.get(2));

        assertThat(calendar.between(moments.get(0), moments.get(1))
                        .plus(calendar.between(moments.get(1), moments.get(2))))
                .isEqualTo(whole);
        assertThat(whole).isLessThanOrEqualTo(Duration.between(moments.get(0), moments.get(2)));
    }

    @Property(tries = 2_000)
    void whatIsDueIsDueWhenItsTimeHasBeenWorkedAndNotBefore(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = 1, max = 20_000) int minutes) {
        Duration working = Duration.ofMinutes(minutes);

        Instant due = calendar.plus(from, working);

        assertThat(calendar.between(from, due)).isEqualTo(working);
        assertThat(calendar.between(from, due.minusMillis(1))).isLessThan(working);
    }
}
