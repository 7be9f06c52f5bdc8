package io.aftercare.policy;

import io.aftercare.policy.pack.*;
import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void x() {
        System.out.println(ShippedPacks.load().all().size());
    }
}
