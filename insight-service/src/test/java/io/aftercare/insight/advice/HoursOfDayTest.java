package io.aftercare.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.insight.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursOfDayTest {
    @Test
    void aPartOfADayHasOnlyItsOwnHours() {
        HoursOfDay hours = in("2026-05-04T00:30:00Z", "2026-05-05T02:15:00Z", "Asia/Shanghai");

        assertThat(hours.of(8)).isEqualTo(1.5);
        assertThat(hours.of(9)).isEqualTo(2);
        assertThat(hours.of(10)).isEqualTo(1.25);
        assertThat(hours.of(11)).isEqualTo(1);
        assertThat(hours.of(7)).isEqualTo(1);
    }

    @Test
    void theHourThatADayLosesIsNotThereAndTheOneThatItGainsIsTwice() {
        HoursOfDay spring = in("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "Europe/Berlin");
        HoursOfDay autumn = in("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "Europe/Berlin");

        assertThat(spring.of(2)).isZero();
        assertThat(spring.of(3)).isEqualTo(1);
        assertThat(autumn.of(2)).isEqualTo(2);
        assertThat(autumn.of(3)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Asia/Kathmandu", "Europe/Berlin", "Australia/Lord_Howe", "UTC"})
    void noMomentIsLostOrCountedTwice(String zone) {
        HoursOfDay hours = in("2026-01-01T00:07:13Z", "2027-01-01T11:00:00Z", zone);

        assertThat(IntStream.range(0, 24).mapToDouble(hours::of).sum())
                .isCloseTo(365 * 24 + 11 - (7 * 60 + 13) / 3600.0, within(1e-6));
    }

    private static HoursOfDay in(String from, String to, String zone) {
        return HoursOfDay.in(new Window(Instant.parse(from), Instant.parse(to)), ZoneId.of(zone));
    }
}
