package io.aftercare.local.shop;

import java.nio.file.Path;
import java.time.Clock;

/**
 * Runs the demo shop in a process of its own, on the port that {@code PORT} names; its argument, if there is one, is the
 * file in which it remembers what it has taken on.
 */
public final class DemoShopMain {
    private static final String DEFAULT_PORT = "8090";

    private DemoShopMain() {}

    public static void main(String[] args) {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", DEFAULT_PORT));
        DemoShop shop = DemoShop.start(
                port, Clock.systemUTC(), args.length == 0 ? Journal.none() : Journal.at(Path.of(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
        System.out.println("demo shop with " + shop.orders().size() + " orders on " + shop.url());
    }
}
