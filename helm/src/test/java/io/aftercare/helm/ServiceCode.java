package io.aftercare.helm;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service's own configuration says that it needs. */
record ServiceCode(String name, Properties properties) {
    static final List<String> NAMES = List.of("gateway", "intent", "reply", "ticket", "insight");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    static ServiceCode of(String name) {
        Properties properties = new Properties();
        Stream.of(
                        "web/src/main/resources/META-INF/microprofile-config.properties",
                        name + "-service/src/main/resources/application.properties")
                .map(Chart.ROOT::resolve)
                .forEach(file -> load(properties, file));
        return new ServiceCode(name, properties);
    }

    private static void load(Properties properties, Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment that it reads. */
    Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        properties
                .values()
                .forEach(value -> VARIABLE.matcher(value.toString())
                        .results()
                        .forEach(variable -> variables.add(variable.group(1))));
        return variables;
    }

    /** The other services that it calls, by the addresses that it has of them. */
    Set<String> calls() {
        Set<String> calls = new TreeSet<>(NAMES);
        calls.removeIf(other -> !variables().contains("AFTERCARE_" + other.toUpperCase() + "_URL"));
        return calls;
    }

    int port() {
        return Integer.parseInt(properties.getProperty("quarkus.http.port").replaceAll("\\D", ""));
    }

    boolean usesDatabase() {
        return properties.containsKey("quarkus.datasource.reactive.url");
    }

    /** Of its two pools: the one that serves, and the one of migrations. */
    int connections() {
        return Stream.of("quarkus.datasource.reactive.max-size", "quarkus.datasource.jdbc.max-size")
                .mapToInt(pool -> Integer.parseInt(properties.getProperty(pool)))
                .sum();
    }

    boolean usesKafka() {
        return properties.containsKey("kafka.bootstrap.servers");
    }

    boolean usesShop() {
        return properties.containsKey("quarkus.rest-client.shop.url");
    }
}
