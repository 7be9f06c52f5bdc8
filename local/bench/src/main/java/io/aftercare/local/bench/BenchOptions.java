package io.aftercare.local.bench;

import io.aftercare.inference.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is measured and for how long.
 *
 * @param root the project's directory
 * @param jvm how the JVMs of services are started
 * @param service the jar of intent-service
 * @param warmUp messages before anything is counted, for a JVM compiles while it runs
 * @param perLeg how long each leg of a round takes, more or less
 * @param fp32 the graph before it was quantised, which does not ship
 * @param python an interpreter with what {@code python/requirements.txt} asks for
 * @param slowed the gate that is to be turned red
 */
public record BenchOptions(
        Path root,
        List<String> jvm,
        Path service,
        Provider provider,
        int warmUp,
        Duration perLeg,
        int rounds,
        Optional<Path> fp32,
        Optional<Path> python,
        Optional<Gate> slowed) {

    public BenchOptions {
        jvm = List.copyOf(jvm);
        if (perLeg.isNegative() || perLeg.isZero()) {
            throw new IllegalArgumentException("a leg must take some time, not " + perLeg);
        }
        if (warmUp < 0) {
            throw new IllegalArgumentException("there cannot be " + warmUp + " messages before the first round");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("there must be a round at least, not " + rounds);
        }
        requireWhatIsCompared(slowed, Gate.INT8, fp32, "--fp32");
        requireWhatIsCompared(slowed, Gate.PYTHON, python, "--python");
    }

    /** A gate that nothing comes of is not red. */
    private static void requireWhatIsCompared(
            Optional<Gate> slowed, Gate gate, Optional<Path> compared, String option) {
        if (slowed.filter(gate::equals).isPresent() && compared.isEmpty()) {
            throw new IllegalArgumentException(
                    "To see " + gate.code() + " turn red, " + option + " must say what it is compared with.");
        }
    }

    boolean slows(Slowing slowing) {
        return slowed.filter(gate -> gate.slowing() == slowing).isPresent();
    }
}
