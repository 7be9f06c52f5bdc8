package io.aftercare.local.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A merchant's order system of the tenant {@code demo}, as ticket-service sees one; it listens on loopback only. */
public final class DemoShop implements AutoCloseable {
    static {
        // Header and body leave in two writes; with Nagle's algorithm the second one waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final OrderBook book;
    private final ActionDesk desk;
    private final Switches switches;

    private DemoShop(HttpServer server, ExecutorService threads, OrderBook book, ActionDesk desk, Switches switches) {
        this.server = server;
        this.threads = threads;
        this.book = book;
        this.desk = desk;
        this.switches = switches;
    }

    /**
     * @param port 0 takes any free one
     * @param clock tells the day on which the orders stand; what the shop does on its own follows a clock that starts
     *     with this one and can be set ahead
     */
    public static DemoShop start(int port, Clock clock) {
        return start(port, clock, Journal.none());
    }

    /** A shop that remembers what it has taken on when it is started again with the same journal. */
    static DemoShop start(int port, Clock clock, Journal journal) {
        OrderBook book = new OrderBook(clock);
        ShopClock ahead = new ShopClock(clock);
        ActionDesk desk = new ActionDesk(book, ahead, journal);
        Switches switches = new Switches();
        ShopApi api = new ShopApi(book, desk, switches);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpServer server = bind(port);
        server.setExecutor(threads);
        server.createContext("/", api);
        server.createContext("/openapi", api::contract);
        server.start();
        return new DemoShop(server, threads, book, desk, switches);
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo shop cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    /** All orders, newest first. */
    public List<Order> orders() {
        return book.all();
    }

    public Optional<Order> order(String id) {
        return book.order(id);
    }

    /** Lets every answer wait that long from now on; zero makes the shop quick again. */
    public void pause(Duration delay) {
        switches.pause(delay);
    }

    /** Lets every answer be 503 from now on, or serve again. */
    public void fail(boolean failing) {
        switches.fail(failing);
    }

    /** Lets every answer be something that no contract knows from now on, after doing what was asked, or make sense. */
    public void talkNonsense(boolean nonsense) {
        switches.talkNonsense(nonsense);
    }

    /** Lets the shop do what it is asked from now on and hang up without a word, or answer again. */
    public void loseAnswers(boolean losing) {
        switches.loseAnswers(losing);
    }

    /** Sets the clock ahead: parcels are scanned and refunds settle. */
    public void advance(Duration by) {
        desk.advance(by);
    }

    /** What was carried out: the kind of action by the key that asked for it. */
    public Map<String, String> actions() {
        return desk.all().stream()
                .collect(Collectors.toMap(Action::key, action -> action.kind().code()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
