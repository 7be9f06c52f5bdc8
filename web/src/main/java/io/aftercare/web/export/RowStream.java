package io.aftercare.web.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Streams whole lists, row by row from a cursor of the database, so that a million rows take no more memory than a
 * hundred. A reader who stops reading stops the cursor.
 */
public final class RowStream {
    private static final int AT_ONCE = 500;

    /** Lines sent together. */
    private static final int LINES = 100;

    /** Each holds a connection; the others are for people who wait. */
    private static final int MOST = 4;

    /** A reader who takes nothing for so long is gone. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String FORMAT = "format";

    private final Map<String, Listing> listings;
    private final Pool pool;
    private final ObjectMapper json;
    private final AtomicInteger running = new AtomicInteger();

    public RowStream(List<Listing> listings, Pool pool, ObjectMapper json) {
        this.listings = listings.stream().collect(Collectors.toMap(Listing::name, it -> it));
        this.pool = pool;
        this.json = json;
    }

    /** @param asked the query's parameters: {@code format}, and what narrows the list */
    public RestMulti<Buffer> file(String name, Caller caller, MultivaluedMap<String, String> asked) {
        Listing listing = listings.get(name);
        if (listing == null || listing.roles().stream().noneMatch(caller::is)) {
            throw Problems.notFound("export", name);
        }
        Format format = Format.of(asked.getFirst(FORMAT));
        Map<String, String> filters = asked.keySet().stream()
                .filter(it -> !it.equals(FORMAT))
                .collect(Collectors.toMap(it -> it, asked::getFirst));
        Multi<String> lines = lines(listing, listing.query(caller.tenant(), filters), format);
        return RestMulti.fromMultiData(lines.map(Buffer::buffer))
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.code() + "\"")
                .build();
    }

    private Multi<String> lines(Listing listing, Listing.Query query, Format format) {
        if (running.incrementAndGet() > MOST) {
            running.decrementAndGet();
            throw Problems.tooManyRequests("Too many exports are running; try again.", Duration.ofSeconds(10));
        }
        List<Column> columns = listing.columns();
        Multi<String> header = Multi.createFrom().items(format.header(columns).stream());
        Multi<String> lines = Multi.createFrom()
                .resource(() -> new Cursor(pool), cursor -> cursor.rows(query))
                .withFinalizer(Cursor::close)
                .map(row -> format.line(columns, row, json))
                .group()
                .intoLists()
                .of(LINES)
                .map(some -> String.join("", some));
        return Multi.createBy()
                .concatenating()
                .streams(header, lines)
                .onTermination()
                .invoke(running::decrementAndGet);
    }

    /** A connection of its own, in a transaction, without which PostgreSQL keeps no cursor. */
    private static final class Cursor {
        private final Pool pool;
        private SqlConnection connection;

        private Cursor(Pool pool) {
            this.pool = pool;
        }

        Multi<Row> rows(Listing.Query query) {
            return pool.getConnection()
                    .invoke(opened -> connection = opened)
                    .chain(opened -> opened.begin().chain(begun -> opened.prepare(query.statement())))
                    .onItem()
                    .transformToMulti(prepared -> prepared.createStream(AT_ONCE, Tuple.from(query.parameters()))
                            .toMulti())
                    .ifNoItem()
                    .after(PATIENCE)
                    .fail();
        }

        /** Closing ends the transaction, which has only read. */
        Uni<Void> close() {
            return connection == null ? Uni.createFrom().voidItem() : connection.close();
        }
    }
}
