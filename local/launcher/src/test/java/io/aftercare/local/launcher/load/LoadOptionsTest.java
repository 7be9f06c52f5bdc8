package io.aftercare.local.launcher.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadOptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void impossibleAmountsAreRefusedWithTheReason() {
        assertThatThrownBy(() -> new LoadOptions(10, 50, 1, 1, SECOND))
                .hasMessageContaining("--cases must be at least 1000");
        assertThatThrownBy(() -> new LoadOptions(1_000, 9_000, 1, 1, SECOND))
                .hasMessageContaining("--messages must be 2 to 8 times --cases");
        assertThatThrownBy(() -> new LoadOptions(1_000, 5_000, 1, 0, SECOND))
                .hasMessageContaining("--rate must be above 0");
        assertThatThrownBy(() -> new LoadOptions(1_000, 5_000, 1, 1, Duration.ofMillis(900)))
                .hasMessageContaining("--seconds must be at least 1");
    }
}
