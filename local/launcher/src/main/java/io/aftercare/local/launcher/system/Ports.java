package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Where each part listens: at a fixed distance from one base port. */
public record Ports(int base) {
    public static final Ports DEFAULT = new Ports(8080);

    private static final int HIGHEST = 65_535;
    private static final Map<String, Integer> OFFSETS = offsets();

    public Ports {
        if (base < 1024 || base > HIGHEST - 13) {
            throw new IllegalArgumentException("the base port must lie between 1024 and " + (HIGHEST - 13));
        }
    }

    /** Ports that nobody listens on at this moment, for tests. */
    public static Ports free() {
        while (true) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000));
            if (ports.all().values().stream().allMatch(Ports::isFree)) {
                return ports;
            }
        }
    }

    /** Name of the listener to its port; the broker's controller is a listener of its own. */
    public Map<String, Integer> all() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        OFFSETS.forEach((name, offset) -> ports.put(name, base + offset));
        return Collections.unmodifiableMap(ports);
    }

    public int of(String part) {
        Integer offset = OFFSETS.get(part);
        if (offset == null) {
            throw new IllegalArgumentException("there is no part '" + part + "'; there are " + OFFSETS.keySet());
        }
        return base + offset;
    }

    public String url(String part) {
        return "http://localhost:" + of(part);
    }

    /** Free means that it can be bound on every address that {@code localhost} stands for here. */
    static boolean isFree(int port) {
        try {
            for (InetAddress address : InetAddress.getAllByName("localhost")) {
                // The hosts file may name ::1 on a machine without IPv6.
                if (NetworkInterface.getByInetAddress(address) != null) {
                    new ServerSocket(port, 1, address).close();
                }
            }
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Map<String, Integer> offsets() {
        Map<String, Integer> offsets = new LinkedHashMap<>();
        offsets.put("gateway", 0);
        offsets.put("intent", 1);
        offsets.put("reply", 2);
        offsets.put("ticket", 3);
        offsets.put("insight", 4);
        offsets.put("shop", 10);
        offsets.put("postgres", 11);
        offsets.put("kafka", 12);
        offsets.put("kafka-controller", 13);
        return offsets;
    }
}
