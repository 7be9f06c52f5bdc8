package io.aftercare.reply.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vectors of questions that are known to be answered by a shipped article, in other words than it uses. They come with
 * the encoder that they taught, and are no part of the article: nothing of them is ever said.
 */
public final class AskedBefore {
    public static final AskedBefore NOTHING = new AskedBefore(Map.of());

    private final Map<String, QuantizedVectors> byArticle;

    private AskedBefore(Map<String, QuantizedVectors> byArticle) {
        this.byArticle = byArticle;
    }

    /**
     * @param file for each question a scale, float32, and a byte for each dimension; little-endian
     * @param counts how many questions there are for each article, in the order of the file
     */
    static AskedBefore read(ModelSource file, JsonNode counts, int dimensions) {
        ByteBuffer bytes = ByteBuffer.wrap(file.read()).order(ByteOrder.LITTLE_ENDIAN);
        int questions = 0;
        for (JsonNode count : counts) {
            questions += count.asInt();
        }
        if (bytes.remaining() != questions * (Float.BYTES + dimensions)) {
            throw new ModelLoadException("%s holds %d bytes, not those of %d questions of %d dimensions"
                    .formatted(file.name(), bytes.remaining(), questions, dimensions));
        }
        Map<String, QuantizedVectors> byArticle = new LinkedHashMap<>();
        counts.fields()
                .forEachRemaining(article -> byArticle.put(
                        article.getKey(),
                        QuantizedVectors.read(bytes, article.getValue().asInt(), dimensions)));
        return new AskedBefore(byArticle);
    }

    QuantizedVectors of(Publication publication) {
        // A tenant's article of the same id may answer something else.
        return publication.isStarter()
                ? byArticle.getOrDefault(publication.article().id(), QuantizedVectors.NONE)
                : QuantizedVectors.NONE;
    }
}
