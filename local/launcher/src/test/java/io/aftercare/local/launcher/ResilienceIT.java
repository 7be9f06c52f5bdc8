package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aftercare.local.launcher.store.Scratch;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.Ports;
import io.aftercare.local.launcher.system.StartFailed;
import io.aftercare.local.launcher.system.SystemOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services whose stores are away when they start or end: they say so, wait, and recover; and they end in time. */
class ResilienceIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));
    private static final List<String> STORING = List.of("reply", "ticket", "insight");

    /** After it a part that does not end by itself is killed. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private static Scratch data;
    private static AftercareSystem system;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void theSystemRuns() {
        data = new Scratch("aftercare-resilience");
        system = AftercareSystem.start(SystemOptions.of(ROOT)
                .withData(data.directory())
                .withPorts(Ports.free())
                .withParts(Set.of("postgres", "kafka", "shop", "reply", "ticket", "insight")));
    }

    @AfterAll
    static void theSystemEnds() {
        system.close();
        data.close();
    }

    @Test
    void servicesThatStartWithoutTheDatabaseSaySoAndServeWhenItIsThere() {
        STORING.forEach(system::stop);
        system.stop("postgres");

        List<CompletableFuture<Void>> starts = STORING.stream()
                .map(service -> CompletableFuture.runAsync(() -> system.start(service), Thread::startVirtualThread))
                .toList();

        for (String service : STORING) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(
                                    String.join("\n", system.logs().last(service, 30)))
                            .contains("refused"));
            assertThat(status(service, "/q/health/ready")).isNotEqualTo(200);
        }
        assertThat(starts).noneMatch(CompletableFuture::isDone);

        system.start("postgres");

        starts.forEach(CompletableFuture::join);
        STORING.forEach(
                service -> assertThat(status(service, "/q/health/ready")).isEqualTo(200));
    }

    @Test
    void withoutTheBrokerServicesAreNotReadyAtTheStartAndEndInTimeAllTheSame() {
        List.of("ticket", "insight").forEach(system::stop);
        system.stop("kafka");
        List<CompletableFuture<Void>> starts = List.of("ticket", "insight").stream()
                .map(service -> CompletableFuture.runAsync(() -> system.start(service), Thread::startVirtualThread))
                .toList();
        await().atMost(Duration.ofMinutes(1)).until(() -> status("ticket", "/q/health/live") == 200);
        await().atMost(Duration.ofMinutes(1)).until(() -> status("insight", "/q/health/live") == 200);
        assertThat(status("ticket", "/q/health/ready")).isEqualTo(503);
        assertThat(status("insight", "/q/health/ready")).isEqualTo(503);

        system.start("kafka");

        starts.forEach(CompletableFuture::join);
        system.stop("kafka");
        for (String service : List.of("ticket", "insight")) {
            Instant asked = Instant.now();
            system.stop(service);
            assertThat(Duration.between(asked, Instant.now())).as(service).isLessThan(STOP_PATIENCE);
        }
        system.start("kafka");
        List.of("ticket", "insight").forEach(system::start);
    }

    @Test
    void aMigrationEndsWellOrSaysWhatIsWrong() {
        system.migrate("ticket");

        system.stop("postgres");
        try {
            assertThatThrownBy(() -> system.migrate("ticket"))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("Not started: the database does not serve us")
                    .hasMessageContaining("AFTERCARE_DB_URL");
        } finally {
            system.start("postgres");
        }
    }

    private int status(String service, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(service) + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException nobodyThere) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
