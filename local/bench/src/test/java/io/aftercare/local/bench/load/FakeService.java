package io.aftercare.local.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that takes as long as it is told to, one message at a time, and refuses those for which it has no room. */
public final class FakeService implements AutoCloseable {
    private static final String PATH = "/understand";

    private final HttpServer server;
    private final Semaphore core = new Semaphore(1, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final int room;
    private final Duration run;
    private final Duration refusal;
    private volatile Duration firstRun;

    /**
     * @param room how many may wait
     * @param run how long it is busy with a message
     * @param refusal how long it takes to refuse one
     */
    public FakeService(int room, Duration run, Duration refusal) {
        this.room = room;
        this.run = run;
        this.firstRun = run;
        this.refusal = refusal;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::answer);
        server.start();
    }

    /** The first message takes longer. */
    public FakeService withFirstRun(Duration run) {
        firstRun = run;
        return this;
    }

    public LoadGenerator client() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
        return new LoadGenerator(url, List.of("{\"text\":\"退货\"}", "{\"text\":\"想换一个大一号的\"}"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int status = 200;
        if (waiting.incrementAndGet() > room + 1) {
            waiting.decrementAndGet();
            pause(refusal);
            status = 503;
        } else {
            core.acquireUninterruptibly();
            pause(asked.getAndIncrement() == 0 ? firstRun : run);
            core.release();
            waiting.decrementAndGet();
        }
        byte[] body = "{\"status\":%d}".formatted(status).getBytes();
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
