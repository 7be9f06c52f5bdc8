package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Taxonomy TAXONOMY =
            Taxonomy.in(Path.of(System.getProperty("aftercare.root"), "models/intent/taxonomy.yaml"));

    private static final Vocabulary VOCABULARY =
            Vocabulary.of(TAXONOMY, TAXONOMY.sources(), Optional.of(taxonomy("card_arrival", "logistics")));

    private static Taxonomy taxonomy(String... codes) {
        return new Taxonomy(
                Stream.of(codes).map(code -> new Taxonomy.Leaf(code, null)).toList());
    }

    private static List<Example> labelled(String... labels) {
        return IntStream.range(0, labels.length)
                .mapToObj(i -> new Example(new Place("a", i + 2), "text", LabelledFile.separate(labels[i]), List.of()))
                .toList();
    }

    @Test
    void theCheckoutsTaxonomyHasLeavesAndTheDataSetsLabels() {
        assertThat(TAXONOMY.codes()).contains("return.request", "smalltalk.thanks");
        assertThat(TAXONOMY.sources()).contains("保修返修及退换货政策", "get_refund");
    }

    @Test
    void theLabelSetThatKnowsTheLabelsOfMostRowsIsChosen() {
        assertThat(VOCABULARY.fitting(labelled("return.request", "", "refund.status")))
                .isEqualTo(LabelSet.LEAF);
        assertThat(VOCABULARY.fitting(labelled("补发", "track_order"))).isEqualTo(LabelSet.SOURCE);
        assertThat(VOCABULARY.fitting(labelled("return|person", "logistics", "other")))
                .isEqualTo(LabelSet.KIND);
        assertThat(VOCABULARY.fitting(labelled("service", "logistics", "other")))
                .isEqualTo(LabelSet.COMPLAINT);
        assertThat(VOCABULARY.fitting(labelled("negative", "positive"))).isEqualTo(LabelSet.SENTIMENT);
        assertThat(VOCABULARY.fitting(labelled("high", "low"))).isEqualTo(LabelSet.URGENCY);
        assertThat(VOCABULARY.fitting(labelled("question", "complaint", "greeting")))
                .isEqualTo(LabelSet.ACT);
        assertThat(VOCABULARY.fitting(labelled("card_arrival", "logistics"))).isEqualTo(LabelSet.PACK);
    }

    @Test
    void rowsOutOfScopeAreNoReasonForAnObjection() {
        assertThat(VOCABULARY.objection(LabelSet.LEAF, labelled("return.request", "")))
                .isEmpty();
    }

    @Test
    void unknownLabelsAreNamedWithTheirRowsMostFrequentFirst() {
        assertThat(VOCABULARY.objection(
                        LabelSet.LEAF, labelled("return.request", "oops", "what", "what|oops", "what", "return")))
                .hasValue("labels that no label set knows: what (3 rows), oops (2 rows). "
                        + "labels that 'leaf' does not know, but another label set does: return (1 row). ");
    }

    @Test
    void aLongListIsCut() {
        String[] labels = IntStream.range(0, 30).mapToObj(n -> "label" + n).toArray(String[]::new);

        assertThat(VOCABULARY.objection(LabelSet.LEAF, labelled(labels)).orElseThrow())
                .contains(", and 10 more.");
    }

    @Test
    void aServiceWithoutPacksKnowsNoLabelsOfThem() {
        Vocabulary plain = Vocabulary.of(TAXONOMY, Set.of(), Optional.empty());

        assertThat(plain.knows(LabelSet.PACK, "card_arrival")).isFalse();
    }
}
