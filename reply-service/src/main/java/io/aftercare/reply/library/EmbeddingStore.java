package io.aftercare.reply.library;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Vectors of texts that an encoder has seen before, in half precision, by the model that made them. */
@ApplicationScoped
class EmbeddingStore {
    private static final int AT_ONCE = 1_000;
    private static final String READ =
            "select text_hash, vector from reply.embedding where model = $1 and text_hash = any($2)";
    private static final String KEEP =
            "insert into reply.embedding (model, text_hash, vector) values ($1, $2, $3) on conflict do nothing";

    private final Pool database;

    EmbeddingStore(Pool database) {
        this.database = database;
    }

    /** What is known of these texts. */
    Uni<Map<String, float[]>> read(String model, Collection<String> texts) {
        Map<String, String> byHash = new HashMap<>();
        texts.forEach(text -> byHash.put(hash(text), text));
        return Multi.createFrom()
                .iterable(byHash.keySet())
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(hashes -> database.preparedQuery(READ)
                        .execute(Tuple.of(model).addArrayOfString(hashes.toArray(String[]::new))))
                .onItem()
                .<Row>transformToIterable(rows -> rows)
                .collect()
                .asMap(
                        row -> byHash.get(row.getString(0)),
                        row -> vector(row.getBuffer(1).getBytes()));
    }

    Uni<Void> keep(String model, Map<String, float[]> vectors) {
        if (vectors.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = new ArrayList<>();
        vectors.forEach((text, vector) -> rows.add(Tuple.of(model, hash(text), Buffer.buffer(bytes(vector)))));
        return database.preparedQuery(KEEP).executeBatch(rows).replaceWithVoid();
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Short.BYTES);
        for (float value : vector) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return bytes.array();
    }

    private static float[] vector(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        float[] vector = new float[bytes.length / Short.BYTES];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.float16ToFloat(buffer.getShort());
        }
        return vector;
    }

    private static String hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
