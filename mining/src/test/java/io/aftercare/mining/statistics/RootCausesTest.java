package io.aftercare.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.mining.statistics.RootCauses.Subgroup;
import io.aftercare.mining.statistics.RootCauses.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RootCausesTest {
    private final RootCauses rootCauses = new RootCauses(0.05, 10);
    private final Draws draws = new Draws(17);

    @Test
    void theFiguresOfASubgroupAreThoseOfFisher() {
        // The lady who tastes tea, ten times as thorough: all of 10 hits among 10 of 20 cases.
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            subjects.add(new Subject(Map.of("carrier", i < 10 ? "slow" : "fast"), i < 10));
        }

        Subgroup slow = rootCauses.of(subjects).getFirst();

        assertThat(slow.values()).isEqualTo(Map.of("carrier", "slow"));
        assertThat(slow.cases()).isEqualTo(10);
        assertThat(slow.hits()).isEqualTo(10);
        assertThat(slow.lift()).isEqualTo(2);
        assertThat(slow.excess()).isEqualTo(5);
        // one way of 20 over 10
        assertThat(slow.pValue()).isCloseTo(1 / 184_756.0, within(1e-12));
    }

    @Test
    void whatWasPlantedIsNamedFirst() {
        List<Subgroup> found = rootCauses.of(merchant(0.3));

        assertThat(found.getFirst().values()).isEqualTo(Map.of("warehouse", "w1"));
    }

    @Test
    void aCauseOfTwoTogetherIsFoundAsTwo() {
        List<Subject> subjects = new ArrayList<>();
        for (Subject subject : merchant(0.05)) {
            boolean both = subject.attributes().get("warehouse").equals("w1")
                    && subject.attributes().get("carrier").equals("c2");
            subjects.add(new Subject(subject.attributes(), subject.hit() || both));
        }

        assertThat(rootCauses.of(subjects)).extracting(Subgroup::lift).isNotEmpty();
        assertThat(rootCauses.of(subjects).stream()
                        .max((a, b) -> Double.compare(a.lift(), b.lift()))
                        .orElseThrow()
                        .values())
                .isEqualTo(Map.of("carrier", "c2", "warehouse", "w1"));
    }

    @Test
    void whereNothingIsPlantedHardlyAnythingIsFound() {
        int merchants = 100;
        int accused = 0;
        for (int merchant = 0; merchant < merchants; merchant++) {
            accused += rootCauses.of(merchant(0.05)).isEmpty() ? 0 : 1;
        }

        assertThat(accused / (double) merchants).isLessThanOrEqualTo(0.05);
    }

    @Test
    void withoutHitsThereIsNoCause() {
        assertThat(rootCauses.of(List.of())).isEmpty();
        assertThat(rootCauses.of(List.of(new Subject(Map.of("a", "b"), false)))).isEmpty();
    }

    /** 600 cases, of which one in twenty is late, and of warehouse w1 as many as told. */
    private List<Subject> merchant(double lateInFirst) {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Map<String, String> attributes = new HashMap<>();
            attributes.put("warehouse", "w" + (int) (draws.uniform() * 5));
            attributes.put("carrier", "c" + (int) (draws.uniform() * 4));
            attributes.put("product", "p" + (int) (draws.uniform() * 10));
            double late = attributes.get("warehouse").equals("w1") ? lateInFirst : 0.05;
            subjects.add(new Subject(attributes, draws.uniform() < late));
        }
        return subjects;
    }
}
