package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void thirtyDaysUpToNowAreMeantWhereNothingIsSaid() {
        assertThat(Window.of(null, null, NOW)).isEqualTo(new Window(Instant.parse("2026-05-02T12:00:00Z"), NOW));
    }

    @Test
    void withoutABeginningItIsThirtyDaysBeforeTheEnd() {
        assertThat(Window.of(null, "2026-03-31T00:00:00Z", NOW).from()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void anOffsetIsHonoured() {
        assertThat(Window.of("2026-05-04T08:00:00+08:00", null, NOW).from()).isEqualTo("2026-05-04T00:00:00Z");
    }

    @Test
    void anEndBeforeTheBeginningIsRefusedAlsoWhenItIsNow() {
        assertThatThrownBy(() -> Window.of("2026-06-02T00:00:00Z", null, NOW))
                .isInstanceOf(HttpProblem.class)
                .hasFieldOrPropertyWithValue(
                        "detail", "from (2026-06-02T00:00:00Z) must be before to (2026-06-01T12:00:00Z).");
    }
}
