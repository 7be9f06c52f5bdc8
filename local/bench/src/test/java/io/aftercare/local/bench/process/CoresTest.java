package io.aftercare.local.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void coresAreReadAsTheKernelListsThem() {
        assertThat(Cores.parse("0-2,5,7-8")).containsExactly(0, 1, 2, 5, 7, 8);
        assertThat(Cores.parse("3")).containsExactly(3);
    }
}
