package io.aftercare.reply.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.reply.knowledge.Publication;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The table of all versions. */
@ApplicationScoped
class ArticleTable {
    private static final String COLUMNS = "tenant, article, version, state, revision, source, content, created_at,"
            + " created_by, changed_at, changed_by, published_at, retired_at";
    private static final String HISTORY =
            "select " + COLUMNS + " from reply.article_version where tenant = $1 and article = $2 order by version";
    private static final String SAVE = "insert into reply.article_version (" + COLUMNS + """
            ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (tenant, article, version) do update set state = excluded.state, revision = excluded.revision,
                content = excluded.content, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                published_at = excluded.published_at, retired_at = excluded.retired_at
            """;

    /** Two who write the same article wait for each other, its first version included. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1 || '/' || $2, 0))";

    private static final String PAGE = "select " + COLUMNS + """
             from reply.article_version
            where tenant = $1 and ($2::text is null or state = $2) and ($3::text is null or content -> 'intents' ? $3)
                and ($4::text is null or content ->> 'owner' = $4)
                and ($5::timestamptz is null or (changed_at, article, version) < ($5, $6, $7))
            order by changed_at desc, article desc, version desc limit $8
            """;

    /** What was published once decides what is in force, even when its text is not needed any more. */
    private static final String KEYS = """
            select tenant, article, version, revision from reply.article_version where published_at is not null
            """;

    private static final String SOME = "select " + COLUMNS + """
             from reply.article_version join unnest($1::text[], $2::text[], $3::int[]) as wanted (t, a, v)
                on tenant = t and article = a and version = v
            """;

    /** Which version, in which revision. */
    record Key(String tenant, String article, int version, int revision) {
        static Key of(ArticleVersion version) {
            return new Key(version.tenant(), version.id(), version.version(), version.revision());
        }
    }

    private final Pool database;
    private final ObjectMapper json;

    ArticleTable(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    <T> Uni<T> inTransaction(Function<SqlClient, Uni<T>> work) {
        return database.withTransaction(work::apply);
    }

    Uni<ArticleHistory> locked(SqlClient client, String tenant, String article) {
        return client.preparedQuery(LOCK)
                .execute(Tuple.of(tenant, article))
                .chain(locked -> history(client, tenant, article));
    }

    Uni<ArticleHistory> history(String tenant, String article) {
        return history(database, tenant, article);
    }

    /** The tenant's own versions, and those of the starter. */
    Uni<ArticleHistory> withStarter(String tenant, String article) {
        return history(database, tenant, article)
                .chain(own -> history(database, Publication.STARTER, article)
                        .map(starter -> own.versions().isEmpty() ? starter : own));
    }

    Uni<Void> save(SqlClient client, List<ArticleVersion> versions) {
        return Multi.createFrom()
                .iterable(versions)
                .onItem()
                .transformToUniAndConcatenate(
                        version -> client.preparedQuery(SAVE).execute(tuple(version)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** @param tenant whose versions; null of a filter restricts nothing */
    Uni<List<ArticleVersion>> page(
            String tenant, String state, String intent, String owner, Optional<LibraryCursor> after, int rows) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant)
                .addString(state)
                .addString(intent)
                .addString(owner)
                .addOffsetDateTime(after.map(it -> offset(it.at())).orElse(null))
                .addString(after.map(LibraryCursor::article).orElse(null))
                .addInteger(after.map(LibraryCursor::version).orElse(null))
                .addInteger(rows);
        return database.preparedQuery(PAGE).execute(parameters).map(this::versions);
    }

    Uni<List<Key>> publishedKeys() {
        return database.query(KEYS)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Key(row.getString(0), row.getString(1), row.getInteger(2), row.getInteger(3)))
                        .toList());
    }

    Uni<List<ArticleVersion>> some(List<Key> keys) {
        Tuple wanted = Tuple.tuple()
                .addArrayOfString(keys.stream().map(Key::tenant).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(Key::article).toArray(String[]::new))
                .addArrayOfInteger(keys.stream().map(Key::version).toArray(Integer[]::new));
        return database.preparedQuery(SOME).execute(wanted).map(this::versions);
    }

    private Uni<ArticleHistory> history(SqlClient client, String tenant, String article) {
        return client.preparedQuery(HISTORY)
                .execute(Tuple.of(tenant, article))
                .map(rows -> new ArticleHistory(versions(rows)));
    }

    private List<ArticleVersion> versions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(this::version)
                .toList();
    }

    private ArticleVersion version(Row row) {
        return new ArticleVersion(
                row.getString("tenant"),
                row.getString("article"),
                row.getInteger("version"),
                ArticleState.of(row.getString("state")),
                row.getInteger("revision"),
                Origin.of(row.getString("source")),
                content(row.getJsonObject("content")),
                new Stamp(row.getOffsetDateTime("created_at").toInstant(), row.getString("created_by")),
                new Stamp(row.getOffsetDateTime("changed_at").toInstant(), row.getString("changed_by")),
                instant(row.getOffsetDateTime("published_at")),
                instant(row.getOffsetDateTime("retired_at")));
    }

    private Tuple tuple(ArticleVersion version) {
        return Tuple.tuple()
                .addString(version.tenant())
                .addString(version.id())
                .addInteger(version.version())
                .addString(version.state().code())
                .addInteger(version.revision())
                .addString(version.origin().code())
                .addJsonObject(content(version.content()))
                .addOffsetDateTime(offset(version.created().at()))
                .addString(version.created().by())
                .addOffsetDateTime(offset(version.changed().at()))
                .addString(version.changed().by())
                .addOffsetDateTime(offset(version.publishedAt()))
                .addOffsetDateTime(offset(version.retiredAt()));
    }

    private JsonObject content(ArticleContent content) {
        try {
            return new JsonObject(json.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ArticleContent content(JsonObject content) {
        try {
            return json.readValue(content.encode(), ArticleContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored article cannot be read", e);
        }
    }

    private static OffsetDateTime offset(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
