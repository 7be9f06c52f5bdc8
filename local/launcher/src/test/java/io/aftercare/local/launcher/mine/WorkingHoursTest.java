package io.aftercare.local.launcher.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            mon..fri 09:00-17:00; 40
            mon..fri 09:00-12:00 13:00-17:00, sat 10:00-14:00; 39
            mon..fri 09:00-12:00, mon..fri 13:00-17:00; 35
            sun..thu 09:00-17:00; 40
            fri..mon 09:00-10:00; 4
            wed 09:00-10:00; 1
            """)
    void aWeekHasSoManyHours(String text, long hours) {
        assertThat(WorkingHours.read(text, ZoneOffset.UTC).between(MONDAY, MONDAY.plus(Duration.ofDays(7))))
                .isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mon..wed..fri 09:00-17:00", "mon..fri", "monday 09:00-17:00", "mon 9-5"})
    void whatIsNoWeekIsRefused(String text) {
        assertThatThrownBy(() -> WorkingHours.read(text, ZoneOffset.UTC)).isInstanceOf(IllegalArgumentException.class);
    }
}
