package io.aftercare.local.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.load();

    @Test
    void everyPlotHasSomethingToSayAndLeavesNoPlaceOpen() {
        for (Plot plot : Plot.all()) {
            SplittableRandom chance = new SplittableRandom(1);
            for (int i = 0; i < 50; i++) {
                assertThat(List.of(
                                vocabulary.request(plot, "O1", chance),
                                vocabulary.more(plot, "O1", chance),
                                vocabulary.note(plot, chance)))
                        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "}", "\t", "\\"));
            }
        }
    }

    @Test
    void theSameSeedSaysTheSame() {
        Plot plot = Plot.all().getFirst();

        assertThat(vocabulary.request(plot, "O1", new SplittableRandom(7)))
                .isEqualTo(vocabulary.request(plot, "O1", new SplittableRandom(7)));
    }

    @Test
    void someWordsAreCommonAndOthersAreRare() {
        SplittableRandom chance = new SplittableRandom(3);
        Plot plot = new Plot("price_protection", Plot.Language.ZH, Ending.OPEN);
        List<String> said = IntStream.range(0, 5_000)
                .mapToObj(i -> vocabulary.request(plot, "O1", chance))
                .toList();

        long common = said.stream().filter(text -> text.contains("羽绒服")).count();
        long rare = said.stream().filter(text -> text.contains("天文台钟")).count();
        assertThat(common).isGreaterThan(20 * Math.max(1, rare));
    }
}
