package io.aftercare.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.inference.Provider;
import io.aftercare.inference.TensorPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code --slow GATE} makes worse; that the gate then turns red is for {@link GateTest}. */
class SlowingTest {
    private static final Path THERE = Path.of("there");

    @ParameterizedTest
    @EnumSource(
            value = Gate.class,
            names = {"CPU", "ADDED_P50", "ADDED_P99", "REFUSAL", "PYTHON"})
    void whatComesOfTheServicesOwnCodeIsSlowedByInterpretingIt(Gate gate) {
        assertThat(Subjects.java(slowing(gate))).contains("-Xint");
    }

    @Test
    void goodputIsSlowedByAQueueWithoutALimit() {
        assertThat(Subjects.environment(slowing(Gate.GOODPUT), Path.of("keys.json"), 1))
                .containsEntry("AFTERCARE_MODELS_MAX_WAIT", "PT1H")
                .containsEntry("AFTERCARE_MODELS_MAX_QUEUE", "1000000");
    }

    @Test
    void theTensorPathIsSlowedByWhatItsGatesWatch() {
        assertThat(new TensorBench(slowing(Gate.BINDING)).slowed()).isEqualTo(TensorPath.Slowed.BUSY);
        assertThat(new TensorBench(slowing(Gate.ALLOCATION)).slowed()).isEqualTo(TensorPath.Slowed.ALLOCATING);
    }

    @Test
    void int8IsSlowedByFp32InItsPlace() {
        assertThat(slowing(Gate.INT8).slows(Slowing.FP32_FOR_INT8)).isTrue();
    }

    @Test
    void withoutAGateNothingIsSlowed() {
        BenchOptions options = options(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Subjects.java(options)).doesNotContain("-Xint");
        assertThat(Subjects.environment(options, Path.of("keys.json"), 1))
                .doesNotContainKey("AFTERCARE_MODELS_MAX_WAIT");
        assertThat(new TensorBench(options).slowed()).isEqualTo(TensorPath.Slowed.NO);
    }

    @Test
    void aComparisonCannotTurnRedWithoutTheOtherSide() {
        assertThatThrownBy(() -> options(Optional.of(Gate.PYTHON), Optional.of(THERE), Optional.empty()))
                .hasMessageContaining("--python must say");
        assertThatThrownBy(() -> options(Optional.of(Gate.INT8), Optional.empty(), Optional.of(THERE)))
                .hasMessageContaining("--fp32 must say");
    }

    private static BenchOptions slowing(Gate gate) {
        return options(Optional.of(gate), Optional.of(THERE), Optional.of(THERE));
    }

    private static BenchOptions options(Optional<Gate> slowed, Optional<Path> fp32, Optional<Path> python) {
        return new BenchOptions(
                THERE, List.of(), THERE, Provider.CPU, 0, Duration.ofSeconds(1), 1, fp32, python, slowed);
    }
}
