package io.aftercare.local.launcher.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.talk.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static final Measurement MEASUREMENT = new Measurement(
            "bench",
            new Environment(2, 4_096, "Linux", "25", Instant.EPOCH),
            List.of(
                    Measurement.Row.of("turn p50", 12.345, "ms"),
                    Measurement.Row.ratio("accuracy", 0.74256, 0.714, 0.77),
                    Measurement.Row.ratio("recall", 1),
                    Measurement.Row.exactly("errors", 1, "turns", 0)));

    @Test
    void aRatioIsToldToFourDigitsWithItsInterval() {
        assertThat(MEASUREMENT.table()).isEqualTo("""
                bench on 2 cores, Java 25, Linux
                  turn p50       12.35 ms
                  accuracy      0.7426           0.7140 to 0.7700
                  recall        1.0000
                  errors             1 turns     = 0  NO""");
        assertThat(MEASUREMENT.holds()).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsNeitherGoodNorBadUnlessSomethingShouldHaveComeOfIt() {
        Measurement measurement = new Measurement(
                "bench",
                MEASUREMENT.environment(),
                List.of(
                        Measurement.Row.judged("int8 over fp32", null, "times", ">= 2.8", null),
                        Measurement.Row.judged("refusal p99", null, "ms", "<= 5", false),
                        Measurement.Row.judged("binding p50", 0.5, "µs", "<= 2.5", true)),
                List.of("Medians of 5 rounds."));

        assertThat(measurement.table()).isEqualTo("""
                bench on 2 cores, Java 25, Linux
                  int8 over fp32        none times     >= 2.8
                  refusal p99           none ms        <= 5  NO
                  binding p50           0.50 µs        <= 2.5  yes
                  Medians of 5 rounds.""");
        assertThat(measurement.holds()).isFalse();
    }

    @Test
    void jsonHoldsOnlyWhatIsKnown() {
        assertThat(Json.write(MEASUREMENT.rows().getFirst()))
                .isEqualTo("{\"name\":\"turn p50\",\"value\":12.35,\"unit\":\"ms\"}");
        assertThat(Json.write(MEASUREMENT.rows().get(1)))
                .isEqualTo("{\"name\":\"accuracy\",\"value\":0.7426,\"unit\":\"\",\"low\":0.714,\"high\":0.77}");
    }
}
