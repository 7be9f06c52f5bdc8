package io.aftercare.ticket.attachments;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.Inputs;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of a case. The same bytes attached to a case again are the same attachment. */
@ApplicationScoped
public class Attachments {
    private static final int PIECE = 256 * 1024;
    private static final int MOST = 50;

    /** Locked, so that two who attach at once cannot both be the fiftieth. */
    private static final String CASE = """
            select (select count(*) from ticket.attachment a where a.tenant = $1 and a.case_id = c.id) as held
            from ticket.cases c join ticket.customer k on k.id = c.customer_id
            where c.tenant = $1 and c.id = $2 and ($3 or k.external_id = $4)
            """;

    private static final String INSERT = """
            insert into ticket.attachment (id, tenant, case_id, name, media_type, size, sha256, actor, stored_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant, case_id, sha256) do nothing
            """;
    private static final String INSERT_PIECES = """
            insert into ticket.attachment_piece (attachment_id, tenant, number, bytes)
            select $1, $2, number, bytes from unnest($3::bytea[]) with ordinality as piece (bytes, number)
            """;
    private static final String COLUMNS = "select id, name, media_type, size, sha256, actor, stored_at"
            + " from ticket.attachment where tenant = $1 and case_id = $2";

    private final Pool pool;
    private final Clock clock;

    Attachments(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public record View(
            UUID id, String name, String mediaType, int size, String sha256, String actor, Instant storedAt) {
        private static View from(Row row) {
            OffsetDateTime storedAt = row.getOffsetDateTime("stored_at");
            return new View(
                    row.getUUID("id"),
                    row.getString("name"),
                    row.getString("media_type"),
                    row.getInteger("size"),
                    row.getString("sha256"),
                    row.getString("actor"),
                    storedAt.toInstant());
        }
    }

    /** A file to be sent, piece by piece. */
    public record File(View view, Multi<Buffer> bytes) {}

    /** @param mediaType as the client says; it must be what the bytes are */
    public Uni<View> attach(Access by, UUID caseId, String name, String mediaType, byte[] bytes) {
        String named = Inputs.required("name", name, 200);
        FileType type = FileType.of(bytes)
                .filter(it -> mediaType != null && mediaType.startsWith(it.mediaType()))
                .orElseThrow(() -> Problems.problem(
                        415,
                        "attachment-type-refused",
                        "Attachment type refused",
                        "Attach one of "
                                + Arrays.stream(FileType.values())
                                        .map(FileType::mediaType)
                                        .collect(Collectors.joining(", "))
                                + ", sent with this Content-Type."));
        String sha256 = sha256(bytes);
        return pool.withTransaction(connection -> visible(connection, by, caseId, " for update of c")
                .invoke(held -> {
                    if (held >= MOST) {
                        throw Problems.conflict("too-many-attachments", "A case has at most " + MOST + " attachments.");
                    }
                })
                .chain(() -> store(connection, by, caseId, named, type, sha256, bytes))
                .chain(() -> connection
                        .preparedQuery(COLUMNS + " and sha256 = $3")
                        .execute(Tuple.of(by.tenant(), caseId, sha256)))
                .map(rows -> View.from(rows.iterator().next())));
    }

    public Uni<List<View>> list(Access who, UUID caseId) {
        return visible(pool, who, caseId, "")
                .chain(() ->
                        pool.preparedQuery(COLUMNS + " order by stored_at, id").execute(Tuple.of(who.tenant(), caseId)))
                .map(rows -> rows.stream().map(View::from).toList());
    }

    public Uni<File> file(Access who, UUID caseId, UUID id) {
        return visible(pool, who, caseId, "")
                .chain(() -> pool.preparedQuery(COLUMNS + " and id = $3").execute(Tuple.of(who.tenant(), caseId, id)))
                .map(rows -> rows.stream()
                        .map(View::from)
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("attachment", id)))
                .map(view -> new File(view, pieces(who, view)));
    }

    private Multi<Buffer> pieces(Access who, View view) {
        int count = (view.size() + PIECE - 1) / PIECE;
        return Multi.createFrom()
                .range(1, count + 1)
                .onItem()
                .transformToUniAndConcatenate(number -> pool.preparedQuery("select bytes from ticket.attachment_piece"
                                + " where attachment_id = $1 and tenant = $2 and number = $3")
                        .execute(Tuple.of(view.id(), who.tenant(), number))
                        .map(rows -> rows.iterator().next().getDelegate().getBuffer("bytes")));
    }

    private Uni<Void> store(
            SqlConnection connection, Access by, UUID caseId, String name, FileType type, String sha256, byte[] bytes) {
        UUID id = Ids.next();
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.newInstance(io.vertx.sqlclient.Tuple.from(Arrays.asList(
                        id,
                        by.tenant(),
                        caseId,
                        name,
                        type.mediaType(),
                        bytes.length,
                        sha256,
                        by.role(),
                        clock.instant().atOffset(ZoneOffset.UTC)))))
                .chain(inserted -> inserted.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(INSERT_PIECES)
                                .execute(Tuple.newInstance(io.vertx.sqlclient.Tuple.of(id, by.tenant())
                                        .addArrayOfBuffer(cut(bytes))))
                                .replaceWithVoid());
    }

    /** @return how many attachments the case has */
    private static Uni<Long> visible(SqlClient client, Access who, UUID caseId, String lock) {
        return client.preparedQuery(CASE + lock)
                .execute(Tuple.of(who.tenant(), caseId, !who.customer(), who.subject()))
                .map(rows -> rows.stream()
                        .map(row -> row.getLong("held"))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("case", caseId)));
    }

    private static Buffer[] cut(byte[] bytes) {
        return IntStream.iterate(0, from -> from < bytes.length, from -> from + PIECE)
                .mapToObj(from -> Buffer.buffer(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE))))
                .toArray(Buffer[]::new);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
