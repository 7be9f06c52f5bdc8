package io.aftercare.reply.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes a repeated POST return what the first one made. The key is stored in the transaction of what it made; a second
 * request with the key waits in PostgreSQL for the first one's commit, so two at once make one.
 */
@ApplicationScoped
class IdempotencyKeys {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** Longer than any client repeats a request; older ones go when new ones come. */
    private static final String FORGET =
            "delete from reply.idempotency_key where created_at < now() - interval '7 days'";

    private static final String CLAIM = """
            insert into reply.idempotency_key (tenant, subject, key, request_hash, created_at)
            values ($1, $2, $3, $4, now()) on conflict do nothing
            """;
    private static final String REMEMBER =
            "update reply.idempotency_key set made = $4 where tenant = $1 and subject = $2 and key = $3";
    private static final String EARLIER = """
            select made from reply.idempotency_key where tenant = $1 and subject = $2 and key = $3 and request_hash = $4
            """;

    private final ObjectMapper json;

    IdempotencyKeys(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Runs {@code create} unless the author has used the key before, and {@code replay} otherwise, within the
     * transaction of {@code client}. Without a key it always creates.
     *
     * @param request what is being made, so that a key used for something else is refused
     * @param made how to find again what was made
     */
    <T> Uni<T> once(
            SqlClient client,
            Author author,
            String key,
            Object request,
            Supplier<Uni<T>> create,
            Function<T, List<String>> made,
            Function<List<String>, Uni<T>> replay) {
        if (key == null) {
            return create.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.invalid(
                    "idempotency-key-invalid", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
        }
        String hash = hash(request);
        return client.query(FORGET)
                .execute()
                .chain(() ->
                        client.preparedQuery(CLAIM).execute(Tuple.of(author.tenant(), author.subject(), key, hash)))
                .map(RowSet::rowCount)
                .chain(claimed -> claimed == 1
                        ? create.get().call(it -> remember(client, author, key, made.apply(it)))
                        : earlier(client, author, key, hash).chain(replay::apply));
    }

    private static Uni<RowSet<Row>> remember(SqlClient client, Author author, String key, List<String> made) {
        return client.preparedQuery(REMEMBER)
                .execute(
                        Tuple.of(author.tenant(), author.subject(), key).addArrayOfString(made.toArray(String[]::new)));
    }

    private static Uni<List<String>> earlier(SqlClient client, Author author, String key, String hash) {
        return client.preparedQuery(EARLIER)
                .execute(Tuple.of(author.tenant(), author.subject(), key, hash))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problems.problem(
                                422,
                                "idempotency-key-reused",
                                "Idempotency-Key reused",
                                "This Idempotency-Key was used for another request: take a new one.");
                    }
                    return List.of(rows.iterator().next().getArrayOfStrings(0));
                });
    }

    private String hash(Object request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
