package io.aftercare.local.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Posts JSON from one thread over keep-alive connections. It shares the machine with the server that it measures, so it
 * must be light: a request costs it 0.05 ms of CPU, and the JDK's client 0.17 ms in several threads.
 */
public final class LoadGenerator {
    /** Of an answer that somebody waits for. */
    private static final Duration IN_TIME = Duration.ofSeconds(1);
    /** How long after the last request answers are waited for. */
    private static final Duration DRAIN = Duration.ofSeconds(2);
    /** The selector wakes up to the millisecond; the rest of the wait is spun away, on a core of its own. */
    private static final long SPIN = 2_000_000;
    /** Milliseconds after which the end of the run is looked for all the same. */
    private static final long UNTIL_AN_ANSWER = 100;

    private final InetSocketAddress server;
    private final List<byte[]> requests;

    /** @param bodies are sent in turn */
    public LoadGenerator(URI url, List<String> bodies) {
        this.server = new InetSocketAddress(url.getHost(), url.getPort());
        this.requests = bodies.stream().map(body -> request(url, body)).toList();
    }

    /** So many clients send so many requests in all, each as soon as it has been answered. */
    public Load closed(int clients, long count) {
        return run(new Pace.ClosedCount(clients, count));
    }

    /** So many clients send for so long, each as soon as it has been answered. */
    public Load closed(int clients, Duration duration) {
        return run(new Pace.Closed(clients, duration));
    }

    /** A request every so often, over as many connections as are needed. */
    public Load open(double perSecond, Duration duration, int mostConnections) {
        return run(new Pace.Open(perSecond, duration, mostConnections));
    }

    private Load run(Pace pace) {
        try (Run run = new Run(pace)) {
            return run.toEnd();
        } catch (IOException e) {
            throw new UncheckedIOException("the load generator failed: " + e.getMessage(), e);
        }
    }

    private static byte[] request(URI url, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] header = ("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(header.length + content.length)
                .put(header)
                .put(content)
                .array();
    }

    private final class Run implements AutoCloseable {
        private final Pace pace;
        private final Load load;
        private final Selector selector = Selector.open();
        private final Deque<Connection> idle = new ArrayDeque<>();
        private final long start = System.nanoTime();
        private int open;
        private int inFlight;
        private long next;

        private Run(Pace pace) throws IOException {
            this.pace = pace;
            this.load = new Load(pace.end(), IN_TIME);
        }

        private Load toEnd() throws IOException {
            while (sendWhatIsDue() || inFlight > 0 && !givenUp()) {
                long millis = millisToSleep();
                if (millis == 0) {
                    selector.selectNow(this::proceed);
                    Thread.onSpinWait();
                } else {
                    selector.select(this::proceed, millis);
                }
            }
            return load;
        }

        private boolean givenUp() {
            return now() - DRAIN.toNanos() > pace.end();
        }

        /** Whether more is to be sent. */
        private boolean sendWhatIsDue() throws IOException {
            long now = now();
            while (pace.has(next, now) && pace.intended(next, now) <= now && hasConnection()) {
                ByteBuffer request = ByteBuffer.wrap(requests.get((int) (next % requests.size())));
                Connection connection = idle.pop();
                inFlight++;
                load.sent();
                connection.send(request, pace.intended(next, now));
                next++;
                now = now();
            }
            return pace.has(next, now) && !givenUp();
        }

        private boolean hasConnection() throws IOException {
            if (idle.isEmpty() && open < pace.mostConnections()) {
                idle.push(new Connection(server, selector));
                open++;
            }
            return !idle.isEmpty();
        }

        private long millisToSleep() {
            long now = now();
            if (!pace.has(next, now) || idle.isEmpty() && open >= pace.mostConnections()) {
                return UNTIL_AN_ANSWER;
            }
            long left = pace.intended(next, now) - now;
            return left < SPIN ? 0 : left / 1_000_000 - 1;
        }

        private void proceed(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                if (connection.proceed()) {
                    inFlight--;
                    load.answered(connection.status(), connection.intended(), now());
                    idle.push(connection);
                }
            } catch (IOException e) {
                connection.close();
                open--;
                if (!idle.remove(connection)) {
                    inFlight--;
                    load.failed(e.getMessage());
                }
            }
        }

        private long now() {
            return System.nanoTime() - start;
        }

        @Override
        public void close() throws IOException {
            for (SelectionKey key : selector.keys()) {
                ((Connection) key.attachment()).close();
            }
            selector.close();
        }
    }
}
