package io.aftercare.local.launcher.nativeimage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a native image of a service is told to keep: types by annotation, by metadata and at its endpoints; and files. */
record Registered(Bytecode code, Collection<Path> directories) {
    private static final String REGISTERS = "io.quarkus.runtime.annotations.RegisterForReflection";
    private static final List<String> ENDPOINTS =
            List.of("jakarta.ws.rs.Path", "org.eclipse.microprofile.rest.client.inject.RegisterRestClient");

    TreeSet<String> types() {
        TreeSet<String> all = new TreeSet<>(code.withWhatTheyHold(atEndpoints()));
        for (ClassModel type : code.classes()) {
            Bytecode.annotation(type, REGISTERS).ifPresent(annotation -> all.addAll(named(type, annotation)));
        }
        metadata()
                .flatMap(file -> each(file.path("reflection")))
                .forEach(entry -> all.add(entry.path("type").asText()));
        return all;
    }

    /** Quarkus keeps what a REST method takes or returns, with all that it holds. */
    private List<String> atEndpoints() {
        return code.classes().stream()
                .filter(type -> ENDPOINTS.stream()
                        .anyMatch(name -> Bytecode.annotation(type, name).isPresent()))
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> Bytecode.ours(Bytecode.signature(method)).stream())
                .toList();
    }

    private static List<String> named(ClassModel type, Annotation annotation) {
        List<String> named = new ArrayList<>();
        for (AnnotationValue value : Bytecode.elements(annotation, "targets")) {
            named.addAll(Bytecode.ours(
                    ((AnnotationValue.OfClass) value).classSymbol().descriptorString()));
        }
        for (AnnotationValue value : Bytecode.elements(annotation, "classNames")) {
            named.add(((AnnotationValue.OfString) value).stringValue());
        }
        return named.isEmpty() ? List.of(type.thisClass().asInternalName().replace('/', '.')) : named;
    }

    /** Globs, of the configuration of the service and of the metadata. */
    List<String> resources() {
        Stream<String> configured = Stream.of(configuration().getProperty("quarkus.native.resources.includes", ""))
                .flatMap(list -> Stream.of(list.split(",")));
        return Stream.concat(
                        configured,
                        metadata()
                                .flatMap(file -> each(file.path("resources")))
                                .map(entry -> entry.path("glob").asText()))
                .filter(glob -> !glob.isBlank())
                .toList();
    }

    private Properties configuration() {
        Properties all = new Properties();
        for (Path directory : directories) {
            Optional<Path> file =
                    Optional.of(directory.resolve("application.properties")).filter(Files::exists);
            file.ifPresent(present -> {
                try (var in = Files.newInputStream(present)) {
                    all.load(in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return all;
    }

    private Stream<JsonNode> metadata() {
        return directories.stream().flatMap(directory -> {
            try (Stream<Path> files = Files.walk(directory)) {
                return files
                        .filter(file -> file.endsWith("reachability-metadata.json"))
                        .map(Registered::json)
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode json(Path file) {
        try {
            return new JsonMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
