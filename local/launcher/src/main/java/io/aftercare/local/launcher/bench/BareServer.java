package io.aftercare.local.launcher.bench;

import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.platform.LocalPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The least that can create and read a case over HTTP: Vert.x, its PostgreSQL client, and the statements that were recorded
 * of the service, sent in the same transactions and batches. It answers with ids and counts, and checks nobody.
 */
public final class BareServer {
    private static final int CONNECTIONS = 20;

    private final Pool pool;
    private final List<Prepared> create;
    private final List<Prepared> read;

    private BareServer(Pool pool, BarePlan plan) {
        this.pool = pool;
        this.create = plan.create().steps().stream()
                .map(step -> Prepared.of(step, plan))
                .toList();
        this.read = plan.read().steps().stream()
                .map(step -> Prepared.of(step, plan))
                .toList();
    }

    private record Prepared(String sql, List<List<BareParameter>> runs) {
        static Prepared of(Recording.Step step, BarePlan plan) {
            return new Prepared(
                    step.sql(),
                    step.runs().stream()
                            .map(run -> IntStream.range(0, run.size())
                                    .mapToObj(i -> BareParameter.of(
                                            run.get(i), step.types().get(i), plan))
                                    .toList())
                            .toList());
        }

        boolean is(String words) {
            return sql.equalsIgnoreCase(words);
        }
    }

    /** PORT, the database's port, and the file with the plan. */
    public static void main(String[] arguments) throws Exception {
        BarePlan plan = Json.read(Files.readString(Path.of(arguments[2])), BarePlan.class);
        Vertx vertx = Vertx.vertx();
        PgConnectOptions database = new PgConnectOptions()
                .setHost("localhost")
                .setPort(Integer.parseInt(arguments[1]))
                .setDatabase(LocalPostgres.DATABASE)
                .setUser(LocalPostgres.USER)
                .setPassword(LocalPostgres.PASSWORD)
                .setCachePreparedStatements(true)
                .addProperty("search_path", "ticket");
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(database)
                .using(vertx)
                .build();
        BareServer server = new BareServer(pool, plan);
        vertx.createHttpServer()
                .requestHandler(server::answer)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private void answer(HttpServerRequest request) {
        boolean creates = request.method().name().equals("POST");
        String path = request.path();
        if (path.equals("/health")) {
            request.response().end();
            return;
        }
        request.body()
                .compose(body -> creates
                        ? new Run(UUID.fromString(body.toJsonObject().getString("conversationId")), UUID.randomUUID())
                                .all(create)
                        : new Run(null, UUID.fromString(path.substring(path.lastIndexOf('/') + 1))).all(read))
                .onSuccess(run -> request.response()
                        .setStatusCode(creates ? 201 : 200)
                        .putHeader("content-type", "application/json")
                        .end(JsonObject.of("id", run.caseId.toString(), "rows", run.rows)
                                .toBuffer()))
                .onFailure(failure -> request.response().setStatusCode(500).end(String.valueOf(failure)));
    }

    /** One request's way through its statements. */
    private final class Run {
        private final UUID conversation;
        private final UUID caseId;
        private long caseNumber;
        private int rows;
        private SqlConnection connection;
        private Transaction transaction;

        private Run(UUID conversation, UUID caseId) {
            this.conversation = conversation;
            this.caseId = caseId;
        }

        Future<Run> all(List<Prepared> steps) {
            Future<Void> done = Future.succeededFuture();
            for (Prepared step : steps) {
                done = done.compose(before -> send(step));
            }
            return done.map(this).onFailure(failure -> {
                // Closing ends the transaction too, or others would wait for its locks for ever.
                if (connection != null) {
                    connection.close();
                }
            });
        }

        private Future<Void> send(Prepared step) {
            if (step.is("BEGIN")) {
                return pool.getConnection()
                        .onSuccess(opened -> connection = opened)
                        .compose(SqlConnection::begin)
                        .onSuccess(begun -> transaction = begun)
                        .mapEmpty();
            }
            if (step.is("COMMIT")) {
                return transaction.commit().compose(committed -> connection.close());
            }
            SqlClient client = connection == null ? pool : connection;
            Future<RowSet<Row>> sent = step.runs().size() == 1
                    ? client.preparedQuery(step.sql()).execute(tuple(step.runs().getFirst()))
                    : client.preparedQuery(step.sql())
                            .executeBatch(step.runs().stream().map(this::tuple).toList());
            return sent.onSuccess(result -> {
                        rows += result.size();
                        if (step.sql().contains("nextval")) {
                            caseNumber = result.iterator().next().getLong(0);
                        }
                    })
                    .mapEmpty();
        }

        private Tuple tuple(List<BareParameter> parameters) {
            Tuple tuple = Tuple.tuple();
            parameters.forEach(parameter -> tuple.addValue(
                    switch (parameter) {
                        case BareParameter.Fixed(Object value) -> value;
                        case BareParameter.ConversationId(boolean text) ->
                            text ? conversation.toString() : conversation;
                        case BareParameter.CaseId(boolean text) -> text ? caseId.toString() : caseId;
                        case BareParameter.CaseNumber() -> caseNumber;
                        case BareParameter.NewId() -> UUID.randomUUID();
                        case BareParameter.Ids ids -> ids.with(caseId);
                    }));
            return tuple;
        }
    }
}
