package io.aftercare.reply.findings;

import io.aftercare.reply.Language;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Where gaps and uses are counted. */
@ApplicationScoped
class GapTable {
    /** So many conversations have used a word before it is shown. */
    private static final int ENOUGH_TO_HIDE_IN = 3;

    private static final String CENTRES =
            "select id, vector from reply.gap where tenant = $1 and locale = $2 and model = $3 order by last_at desc limit 2000";
    private static final String OPEN = """
            insert into reply.gap (id, tenant, locale, intent, vector, questions, conversations, first_at, last_at, model)
            values ($1, $2, $3, $4, $5, 0, 0, $6, $6, $7)
            """;
    private static final String COUNT =
            "update reply.gap set questions = questions + 1, last_at = greatest(last_at, $2) where id = $1";
    private static final String CONVERSATION =
            "insert into reply.gap_conversation (gap, conversation) values ($1, $2) on conflict do nothing";
    private static final String COUNT_CONVERSATION =
            "update reply.gap set conversations = conversations + 1 where id = $1";
    private static final String WORD = """
            insert into reply.gap_word as known (gap, hash, conversations) values ($1, $2, 1)
            on conflict (gap, hash) do update set conversations = known.conversations + 1,
                word = case when known.conversations + 1 >= $4 then $3 end
            """;
    private static final String LIST = """
            select g.*, array(select word from reply.gap_word w where w.gap = g.id and word is not null
                order by w.conversations desc, word limit 8) as words
            from reply.gap g where tenant = $1 and locale = $2 order by questions desc, last_at desc limit $3
            """;

    /** What nobody has asked for in three months is no gap, and no reason to keep anything. */
    private static final String FORGET = "delete from reply.gap where last_at < now() - interval '90 days'";

    private static final String FORGET_USES = "delete from reply.article_use where day < current_date - 90";

    private static final String USE = """
            insert into reply.article_use as known (tenant, article, day, uses) values ($1, $2, current_date, $3)
            on conflict (tenant, article, day) do update set uses = known.uses + excluded.uses
            """;
    private static final String USES = """
            select article, sum(uses) from reply.article_use
            where tenant = $1 and day > current_date - 30 group by article
            """;

    private final Pool database;

    GapTable(Pool database) {
        this.database = database;
    }

    record Centre(UUID gap, float[] vector) {}

    /** @param model the encoder, with whose vectors alone its vectors can be compared */
    Uni<List<Centre>> centres(String tenant, Language language, String model) {
        return database.preparedQuery(CENTRES)
                .execute(Tuple.of(tenant, language.code(), model))
                .onItem()
                .<Row>transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new Centre(row.getUUID(0), vector(row.getBuffer(1).getBytes())))
                .collect()
                .asList();
    }

    /** @param fresh whether the gap is not there yet */
    Uni<Void> count(
            UUID gap, boolean fresh, Question question, String model, float[] vector, Collection<String> words) {
        return database.withTransaction(client -> (fresh
                        ? open(client, gap, question, model, vector)
                        : Uni.createFrom().voidItem())
                .chain(() -> client.preparedQuery(COUNT)
                        .execute(Tuple.of(gap, question.at().atOffset(ZoneOffset.UTC))))
                .chain(() -> client.preparedQuery(CONVERSATION)
                        .execute(Tuple.of(gap, Buffer.buffer(hash(gap, question.conversation())))))
                .map(RowSet::rowCount)
                .chain(added -> added == 0 ? Uni.createFrom().voidItem() : countConversation(client, gap, words)));
    }

    Uni<Void> forget() {
        return database.query(FORGET)
                .execute()
                .chain(() -> database.query(FORGET_USES).execute())
                .replaceWithVoid();
    }

    Uni<List<Gap>> list(String tenant, Language language, int most) {
        return database.preparedQuery(LIST)
                .execute(Tuple.of(tenant, language.code(), most))
                .onItem()
                .<Row>transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(GapTable::gap)
                .collect()
                .asList();
    }

    Uni<Void> used(String tenant, Map<String, Integer> uses) {
        List<Tuple> rows = uses.entrySet().stream()
                .map(use -> Tuple.of(tenant, use.getKey(), use.getValue()))
                .toList();
        return database.preparedQuery(USE).executeBatch(rows).replaceWithVoid();
    }

    /** How often each article was quoted in the last thirty days. */
    Uni<Map<String, Long>> uses(String tenant) {
        return database.preparedQuery(USES)
                .execute(Tuple.of(tenant))
                .onItem()
                .<Row>transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .collect()
                .asMap(row -> row.getString(0), row -> row.getLong(1));
    }

    private static Uni<Void> open(SqlClient client, UUID gap, Question question, String model, float[] vector) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.tuple()
                        .addUUID(gap)
                        .addString(question.tenant())
                        .addString(question.language().code())
                        .addString(question.intent())
                        .addValue(Buffer.buffer(bytes(vector)))
                        .addOffsetDateTime(question.at().atOffset(ZoneOffset.UTC))
                        .addString(model))
                .replaceWithVoid();
    }

    private static Uni<Void> countConversation(SqlClient client, UUID gap, Collection<String> words) {
        List<Tuple> rows = words.stream()
                .map(word -> Tuple.of(gap, Buffer.buffer(hash(gap, word)), word, ENOUGH_TO_HIDE_IN))
                .toList();
        return client.preparedQuery(COUNT_CONVERSATION)
                .execute(Tuple.of(gap))
                .chain(() -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : client.preparedQuery(WORD).executeBatch(rows).replaceWithVoid());
    }

    private static Gap gap(Row row) {
        return new Gap(
                row.getUUID("id"),
                Language.valueOf(row.getString("locale").toUpperCase(Locale.ROOT)),
                row.getString("intent"),
                row.getInteger("questions"),
                row.getInteger("conversations"),
                List.of(row.getArrayOfStrings("words")),
                row.getOffsetDateTime("first_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant());
    }

    private static byte[] hash(UUID gap, String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(gap.toString().getBytes(StandardCharsets.UTF_8));
            return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static float[] vector(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
