package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.inference.ModelSource;
import io.aftercare.reply.Language;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two articles whose texts point one way; what was asked for the second points where the question points. */
class AskedBeforeTest {
    private static final Embedder EMBEDDER = text -> text.equals("a way") ? new float[] {0, 1} : new float[] {1, 0};
    private static final AskedBefore FOR_SECOND = asked();

    @Test
    void what_was_asked_before_leads_to_the_shipped_article() {
        assertThat(nearest("*", FOR_SECOND)).isEqualTo("second");
    }

    @Test
    void an_article_of_a_tenant_that_has_the_same_id_answers_for_itself() {
        assertThat(nearest("t-1", FOR_SECOND)).isEqualTo("first");
    }

    @Test
    void what_no_article_has_a_word_of_is_near_nothing() {
        try (Retriever retriever = new Retriever(
                Map.of(Language.EN, Encoder.of(text -> new float[] {1, 0})), Reranker.NONE, Clock.systemUTC())) {
            retriever.serve(new Catalogue(List.of(Publication.starter(article("first"))), Map.of()));

            assertThat(retriever
                            .find(new Query("zzz", Language.EN), 1)
                            .getFirst()
                            .score())
                    .isZero();
            assertThat(retriever
                            .find(new Query("zzz way", Language.EN), 1)
                            .getFirst()
                            .score())
                    .isGreaterThan(Retriever.MINIMUM_SCORE);
        }
    }

    private static String nearest(String ownerOfSecond, AskedBefore asked) {
        try (Retriever retriever = new Retriever(
                Map.of(Language.EN, Encoder.of(EMBEDDER).withAsked(asked)), Reranker.NONE, Clock.systemUTC())) {
            retriever.serve(new Catalogue(
                    List.of(
                            Publication.starter(article("first")),
                            new Publication(ownerOfSecond, article("second"), Reach.EVERYWHERE, Instant.EPOCH, null)),
                    Map.of()));
            Scope scope = ownerOfSecond.equals(Publication.STARTER) ? Scope.ANYONE : Scope.of(ownerOfSecond);
            return retriever
                    .find(new Query("a way", Language.EN, Map.of(), scope), 1)
                    .getFirst()
                    .article()
                    .id();
        }
    }

    private static AskedBefore asked() {
        ByteBuffer file = ByteBuffer.allocate(Float.BYTES + 2).order(ByteOrder.LITTLE_ENDIAN);
        file.putFloat(1f / 127).put(new byte[] {0, 127});
        ObjectNode counts = new ObjectMapper().createObjectNode().put("second", 1);
        return AskedBefore.read(ModelSource.bytes("asked.bin", file.array()), counts, 2);
    }

    private static Article article(String id) {
        return new Article(
                id,
                1,
                Language.EN,
                "Title",
                List.of("refund.how_long"),
                List.of("way"),
                false,
                List.of(),
                List.of("Text."));
    }
}
