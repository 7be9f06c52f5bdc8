package io.aftercare.local.launcher.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a native executable would only say when it runs: that it lacks a class that is reached by name, or a file of the
 * class path. Read from the compiled services, so that it is known without building one.
 */
class NativeImageTest {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));

    /** Service to the modules whose classes and files it carries. */
    private static final Map<String, List<String>> SERVICES = Map.of(
            "gateway-service", List.of("web"),
            "intent-service", List.of("web", "inference"),
            "reply-service", List.of("web", "inference", "policy"),
            "ticket-service", List.of("web", "events", "calendar", "policy"),
            "insight-service", List.of("web", "events", "calendar", "mining"));

    /** Ours, which pass on to Jackson the class that they are given. */
    private static final Set<String> WRAPPERS = Set.of("io.aftercare.gateway.edge.JsonBody.read");

    /** Classes whose types are known by other means, with the means. */
    private static final Map<String, String> KNOWN_OTHERWISE = Map.of(
            "io.aftercare.gateway.edge.JsonBody", "its callers name the class",
            "io.aftercare.events.EventCodec", "every event is registered, see below",
            "io.aftercare.reply.library.IdempotencyKeys", "requests, which are at endpoints",
            "io.aftercare.ticket.IdempotencyKeys", "requests, which are at endpoints");

    /** Files that no service opens: samples for tests, and the description of the events for readers. */
    private static final List<String> NOT_READ =
            List.of("META-INF/**", "db/migration/**", "application.properties", "golden/**", "asyncapi.yaml");

    static Stream<String> services() {
        return SERVICES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatJacksonReadsOrWritesIsRegistered(String service) {
        Bytecode code = code(service);
        JacksonCalls calls = new JacksonCalls(code, WRAPPERS);

        assertThat(calls.unclear())
                .as("places that do not say what they read or write")
                .allSatisfy(
                        place -> assertThat(KNOWN_OTHERWISE).containsKey(place.substring(0, place.lastIndexOf('.'))));
        TreeSet<String> missing = code.withWhatTheyHold(calls.types());
        missing.removeIf(type -> holdsNothing(code, type));
        missing.removeAll(new Registered(code, directories(service)).types());
        assertThat(missing)
                .as("types without @RegisterForReflection or an entry in reachability-metadata.json")
                .isEmpty();
    }

    @Test
    void everyEventIsRegistered() {
        Bytecode events = new Bytecode(List.of(classes("events")));

        Set<String> registered = new Registered(events, List.of(classes("events"))).types();

        assertThat(events.classes())
                .filteredOn(type -> type.flags().has(AccessFlag.ENUM)
                        || type.findAttribute(Attributes.record()).isPresent())
                .extracting(type -> type.thisClass().asInternalName().replace('/', '.'))
                .as("records and enums of events/, against its reachability-metadata.json")
                .isNotEmpty()
                .allSatisfy(type -> assertThat(registered).contains(type));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyFileOfTheClassPathIsIncluded(String service) throws IOException {
        List<String> included = new Registered(code(service), directories(service)).resources();

        for (Path directory : directories(service)) {
            try (Stream<Path> files = Files.walk(directory)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> directory.relativize(file).toString())
                                .filter(file -> !file.endsWith(".class"))
                                .filter(file -> !matches(NOT_READ, file)))
                        .as("files of %s, against quarkus.native.resources.includes and metadata", directory)
                        .allSatisfy(file ->
                                assertThat(matches(included, file)).as(file).isTrue());
            }
        }
    }

    /** Caffeine makes up the name of the class of a cache from what the cache heeds. */
    @ParameterizedTest
    @MethodSource("services")
    void whoBuildsACaffeineCacheRegistersItsGeneratedClasses(String service) {
        Bytecode code = code(service);
        Set<String> registered = new Registered(code, directories(service)).types();

        assertThat(code.classes())
                .filteredOn(NativeImageTest::buildsCaches)
                .extracting(type -> type.thisClass().asInternalName())
                .allSatisfy(type -> assertThat(registered)
                        .as(type)
                        .anyMatch(name -> name.startsWith("com.github.benmanes.caffeine.cache.SS"))
                        .anyMatch(name -> name.startsWith("com.github.benmanes.caffeine.cache.P")));
    }

    private static boolean buildsCaches(ClassModel type) {
        return type.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(body -> body.elementStream())
                .anyMatch(element -> element instanceof InvokeInstruction call
                        && call.owner().asInternalName().equals("com/github/benmanes/caffeine/cache/Caffeine")
                        && call.name().equalsString("newBuilder"));
    }

    /** Interfaces are told apart by what implements them; annotations and services hold nothing to read. */
    private static boolean holdsNothing(Bytecode code, String type) {
        return code.named(type)
                .filter(model -> model.flags().has(AccessFlag.INTERFACE))
                .isPresent();
    }

    private static Bytecode code(String service) {
        return new Bytecode(directories(service));
    }

    private static List<Path> directories(String service) {
        return Stream.concat(Stream.of(service), SERVICES.get(service).stream())
                .map(NativeImageTest::classes)
                .toList();
    }

    private static Path classes(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    private static boolean matches(List<String> globs, String file) {
        return globs.stream()
                .anyMatch(glob ->
                        FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(file)));
    }
}
