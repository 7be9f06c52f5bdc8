package io.aftercare.local.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void theSameSeedPlansTheSameFaultsAtTheSameMoments() {
        assertThat(FaultPlan.of(100, 42)).isEqualTo(FaultPlan.of(100, 42)).isNotEqualTo(FaultPlan.of(100, 43));
    }

    @Test
    void aPlanOfOneRoundHoldsEveryFault() {
        assertThat(FaultPlan.of(28, 1)).extracting(PlannedFault::fault).contains(Fault.values());
    }
}
