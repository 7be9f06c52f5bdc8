package io.aftercare.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart {@code helm/aftercare}, as Helm renders it. */
final class Chart {
    static final Path ROOT = Path.of(System.getProperty("aftercare.root"));
    static final Path FOLDER = ROOT.resolve("helm/aftercare");
    /** The newest that the chart is meant for; it asks for 1.30. */
    private static final String KUBERNETES = "1.34.0";

    /** Helm leaves hooks out of what it renders; without this annotation they are objects like all others. */
    private static final String HOOK = "helm.sh/hook: ";

    private static final Map<ValuesFiles, Rendered> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** @throws IllegalStateException with Helm's message when it refuses the values */
    static Rendered rendered(List<Path> valuesFiles) {
        return new Rendered(Yaml.all(text(valuesFiles)));
    }

    /** The same as YAML, which Helm orders as it would install it. */
    static String text(List<Path> valuesFiles) {
        ApiServer.running();
        Path copy = copy();
        var command = new Helm(copy)
                .template()
                .withName("aftercare")
                .withNamespace("aftercare")
                .withKubeVersion(KUBERNETES);
        valuesFiles.forEach(command::withValuesFile);
        try {
            return command.call();
        } finally {
            delete(copy);
        }
    }

    /** Rendered once in a test run. */
    static Rendered rendered(ValuesFiles values) {
        return RENDERED.computeIfAbsent(values, files -> rendered(files.paths()));
    }

    /** Lints strictly, with the values in place of the chart's own; Helm's library takes no values file for that. */
    static LintResult linted(ValuesFiles values) {
        Path copy = copy();
        try {
            Files.writeString(copy.resolve("values.yaml"), values(values).toString());
            return new Helm(copy).lint().strict().call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(copy);
        }
    }

    /** The chart's own values, with these in their place. */
    static JsonNode values(ValuesFiles values) {
        ObjectNode merged = (ObjectNode) Yaml.one(FOLDER.resolve("values.yaml"));
        values.paths().forEach(file -> merge(merged, Yaml.one(file)));
        return merged;
    }

    static List<Path> templates() {
        try (Stream<Path> files = Files.walk(FOLDER.resolve("templates"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Helm merges values: objects by key, everything else replaced. */
    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof ObjectNode below && entry.getValue() instanceof ObjectNode value) {
                merge(below, value);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static Path copy() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Path copy = Files.createTempDirectory("chart").resolve("aftercare");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(
                        target,
                        Files.readAllLines(file).stream()
                                .filter(line -> !line.strip().startsWith(HOOK))
                                .toList());
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path copy) {
        try (Stream<Path> files = Files.walk(copy.getParent())) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
