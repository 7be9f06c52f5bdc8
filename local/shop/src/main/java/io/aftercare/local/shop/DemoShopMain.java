package io.aftercare.local.shop;

import java.time.Clock;

/** Runs the demo shop in a process of its own, on the port that {@code PORT} names. */
public final class DemoShopMain {
    private static final String DEFAULT_PORT = "8090";

    private DemoShopMain() {}

    public static void main(String[] args) {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", DEFAULT_PORT));
        DemoShop shop = DemoShop.start(port, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
        System.out.println("demo shop with " + shop.orders().size() + " orders on " + shop.url());
    }
}
