package io.aftercare.policy.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DayCountTest {
    private static final RestDays WEEKENDS =
            new RestDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());
    private static final long FROM = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();

    @Property
    void aPeriodOfDaysEndsAtTheLocalMidnightAfterItsLastDay(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 600_000_000) long second,
            @ForAll @IntRange(min = 1, max = 400) int days) {
        Instant start = Instant.ofEpochSecond(FROM + second);
        DayCount count = new DayCount(zone, RestDays.NONE, "test");

        Deadline deadline = count.deadline(Deadline.Act.ASK, Period.days(days, Moment.RECEIVED), start);

        assertThat(deadline.lastDay()).isEqualTo(count.dayOf(start).plusDays(days));
        assertThat(count.dayOf(deadline.at().minusMillis(1))).isEqualTo(deadline.lastDay());
        assertThat(count.dayOf(deadline.at())).isEqualTo(deadline.lastDay().plusDays(1));
        // Never less than the days in full, clock changes apart, and less than a day more.
        Duration length = Duration.between(start, deadline.at());
        assertThat(length).isBetween(Duration.ofHours(24L * days - 2), Duration.ofHours(24L * (days + 1) + 2));
    }

    @Property
    void aPeriodNeverEndsOnADayOfRestAndRestOnlyProlongsIt(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 600_000_000) long second,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        Instant start = Instant.ofEpochSecond(FROM + second);
        Period period = Period.days(days, Moment.RECEIVED);

        Deadline plain = new DayCount(zone, RestDays.NONE, "test").deadline(Deadline.Act.ASK, period, start);
        Deadline rested = new DayCount(zone, WEEKENDS, "test").deadline(Deadline.Act.ASK, period, start);

        assertThat(rested.lastDay().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(rested.lastDay()).isBetween(plain.lastDay(), plain.lastDay().plusDays(2));
        assertThat(rested.insteadOf()).isEqualTo(rested.lastDay().equals(plain.lastDay()) ? null : plain.lastDay());
    }

    @Property
    void whoAsksLaterHasNoMoreTime(
            @ForAll @LongRange(min = 0, max = 600_000_000) long second,
            @ForAll @IntRange(min = 0, max = 200_000) int later,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        Instant start = Instant.ofEpochSecond(FROM + second);
        DayCount count = new DayCount(ZoneId.of("Europe/Berlin"), WEEKENDS, "test");
        Period period = Period.days(days, Moment.RECEIVED);

        assertThat(count.deadline(Deadline.Act.ASK, period, start.plusSeconds(later))
                        .at())
                .isAfterOrEqualTo(
                        count.deadline(Deadline.Act.ASK, period, start).at());
    }

    @Property
    void monthsEndOnTheSameDateOrTheLastOfTheMonth(
            @ForAll @LongRange(min = 0, max = 600_000_000) long second,
            @ForAll @IntRange(min = 1, max = 60) int months) {
        Instant start = Instant.ofEpochSecond(FROM + second);
        DayCount count = new DayCount(ZoneId.of("Asia/Shanghai"), RestDays.NONE, "test");
        Period period = new Period(null, null, months, null, Moment.RECEIVED, null);

        LocalDate last = count.deadline(Deadline.Act.ASK, period, start).lastDay();
        LocalDate day = count.dayOf(start);

        assertThat(last.getDayOfMonth() == day.getDayOfMonth() || last.getDayOfMonth() == last.lengthOfMonth())
                .isTrue();
        assertThat((last.getYear() - day.getYear()) * 12 + last.getMonthValue() - day.getMonthValue())
                .isEqualTo(months);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Cairo")
                .map(ZoneId::of);
    }
}
