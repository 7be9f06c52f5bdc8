package io.aftercare.local.launcher.system;

import io.aftercare.local.platform.KafkaMain;
import io.aftercare.local.platform.LocalPostgres;
import io.aftercare.local.shop.DemoShopMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a local system consists of. */
public final class Parts {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String SHOP = "shop";

    /** Service to the parts that it cannot start without. */
    private static final Map<String, Set<String>> SERVICES = needs();

    /** Starting fast and staying small matter more here than the last bit of speed. */
    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8");

    static final List<String> SMALL_SERVICE_JVM = Stream.concat(
                    SMALL_JVM.stream(), Stream.of("-Xmx192m", "--enable-native-access=ALL-UNNAMED"))
            .toList();

    private static final List<String> PRODUCTION_JVM =
            List.of("-XX:+UseSerialGC", "-Xmx192m", "--enable-native-access=ALL-UNNAMED");

    private final SystemOptions options;
    private final Issuer issuer;
    private final Logs logs;

    Parts(SystemOptions options, Issuer issuer, Logs logs) {
        this.options = options;
        this.issuer = issuer;
        this.logs = logs;
    }

    /** In the order in which they are shown. */
    public static List<String> names() {
        return Stream.concat(Stream.of(POSTGRES, KAFKA, SHOP), SERVICES.keySet().stream())
                .toList();
    }

    public static List<String> services() {
        return List.copyOf(SERVICES.keySet());
    }

    /** In which order parts are stopped: what takes messages in first, what keeps them last. */
    static List<Set<String>> stopOrder() {
        return List.of(
                Set.of("gateway"),
                Set.of("ticket", "intent", "reply", "insight"),
                Set.of(SHOP, KAFKA),
                Set.of(POSTGRES));
    }

    List<Part> all() {
        return Stream.concat(
                        Stream.of(postgres(), kafka(), shop()),
                        SERVICES.keySet().stream()
                                .filter(options.parts()::contains)
                                .map(this::service))
                .filter(part -> options.parts().contains(part.name()))
                .toList();
    }

    private Part postgres() {
        return new PostgresPart(
                options.data().resolve(POSTGRES), options.ports().of(POSTGRES), logs.rotated(POSTGRES));
    }

    private Part kafka() {
        int port = options.ports().of(KAFKA);
        List<String> arguments = List.of(
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaMain.class.getName(),
                options.data().resolve(KAFKA).toString(),
                String.valueOf(port));
        return java(KAFKA, Set.of(), arguments, Map.of(), Probe.tcp(port));
    }

    private Part shop() {
        List<String> arguments = List.of(
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                DemoShopMain.class.getName(),
                options.data().resolve("shop.jsonl").toString());
        return java(
                SHOP,
                Set.of(),
                arguments,
                environment(SHOP),
                Probe.http(options.ports().url(SHOP) + "/health"));
    }

    private Part service(String name) {
        return new ProgramPart(
                name,
                SERVICES.get(name),
                options.runtime().command(options.root(), name, options.serviceJvm()),
                environment(name),
                Probe.http(options.ports().url(name) + "/q/health/ready"),
                logs.rotated(name));
    }

    /** The service alone, started to bring its schema up to date and to end. */
    ProgramPart migration(String name) {
        Map<String, String> environment = new LinkedHashMap<>(environment(name));
        environment.put("AFTERCARE_MODE", "migrate");
        return new ProgramPart(
                name,
                Set.of(),
                options.runtime().command(options.root(), name, options.serviceJvm()),
                environment,
                () -> true,
                logs.rotated(name));
    }

    /** With all compilers, unlike what a local system runs with: where it is measured what a service costs in production. */
    public static List<String> productionJvm() {
        return PRODUCTION_JVM;
    }

    /** @throws StartFailed when it has not been built */
    public static Path jar(Path root, String service) {
        Path jar = root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new StartFailed(service + "-service has not been built: " + jar + " is missing.");
        }
        return jar;
    }

    private Part java(
            String name, Set<String> needs, List<String> arguments, Map<String, String> environment, Probe probe) {
        List<String> all = Stream.concat(SMALL_JVM.stream(), arguments.stream()).toList();
        return new ProgramPart(name, needs, ProgramPart.java(all), environment, probe, logs.rotated(name));
    }

    private Map<String, String> environment(String part) {
        Ports ports = options.ports();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", String.valueOf(ports.of(part)));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("AFTERCARE_JWKS_URL", issuer.jwksUrl());
        environment.put("AFTERCARE_ISSUER", Issuer.NAME);
        environment.put(
                "AFTERCARE_DB_URL", "postgresql://localhost:" + ports.of(POSTGRES) + "/" + LocalPostgres.DATABASE);
        environment.put("AFTERCARE_DB_USER", LocalPostgres.USER);
        environment.put("AFTERCARE_DB_PASSWORD", LocalPostgres.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(KAFKA));
        environment.put("AFTERCARE_SHOP_URL", ports.url(SHOP));
        environment.put("AFTERCARE_INTENT_URL", ports.url("intent"));
        environment.put("AFTERCARE_REPLY_URL", ports.url("reply"));
        environment.put("AFTERCARE_TICKET_URL", ports.url("ticket"));
        environment.put("AFTERCARE_INSIGHT_URL", ports.url("insight"));
        // ONNX Runtime reports usage to its maker unless it is told not to.
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        environment.put("AFTERCARE_MODELS", options.root().resolve("models").toString());
        if (part.equals("insight")) {
            environment.put(
                    "AFTERCARE_STREAM_DIR", options.data().resolve("stream").toString());
            // A made-up merchant tells of months ago, after conversations of today.
            environment.put("AFTERCARE_INSIGHT_STREAM_LATENESS", "P120D");
        }
        if (part.equals("gateway")) {
            environment.put("AFTERCARE_SERVICE_TOKEN", issuer.serviceToken("gateway-service"));
        }
        environment.putAll(options.environment());
        return environment;
    }

    private static Map<String, Set<String>> needs() {
        Map<String, Set<String>> services = new LinkedHashMap<>();
        services.put("intent", Set.of());
        services.put("reply", Set.of(POSTGRES));
        services.put("ticket", Set.of(POSTGRES));
        services.put("insight", Set.of(POSTGRES, KAFKA));
        services.put("gateway", Set.of());
        return services;
    }
}
