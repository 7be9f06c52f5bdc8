package io.aftercare.intent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.intent.model.TinyModels;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Versions come and go while customers write. */
@QuarkusTest
@TestProfile(SwitchTest.Tiny.class)
class SwitchTest {
    private static final int SWITCHES = 6;

    @ConfigProperty(name = "aftercare.models.directory")
    Path models;

    public static class Tiny implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path models = Files.createTempDirectory("tiny-models");
                TinyModels.in(models);
                return Map.of("aftercare.models.directory", models.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void refresh(int expected) {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/models/refresh")
                .then()
                .statusCode(expected);
    }

    @Test
    void noRequestIsDroppedWhileVersionsAreSwitched() throws Exception {
        AtomicReference<String> latest = new AtomicReference<>();
        AtomicBoolean done = new AtomicBoolean();
        TinyModels tiny = TinyModels.lyingIn(models);
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                counts.add(callers.submit(() -> hammer(latest, done)));
            }
            try {
                switchToAndFro(tiny, latest);
            } finally {
                done.set(true);
            }
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isPositive();
            }
        }
    }

    private static void switchToAndFro(TinyModels tiny, AtomicReference<String> latest) throws Exception {
        for (int i = 0; i < SWITCHES; i++) {
            tiny.afterSales("zh", 3);
            refresh(200);
            await().untilAtomic(latest, equalTo("3"));
            Files.delete(tiny.path("after-sales/zh/3").resolve("manifest.json"));
            refresh(200);
            await().untilAtomic(latest, equalTo("2"));
        }
    }

    private static int hammer(AtomicReference<String> latest, AtomicBoolean done) {
        int count = 0;
        while (!done.get()) {
            latest.set(given().contentType("application/json")
                    .body(Map.of("text", "我要退货"))
                    .post("/v1/understand")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("model.version"));
            count++;
        }
        return count;
    }

    @Test
    void whatCannotBeServedIsRefusedByNameAndTheModelsAtWorkGoOn() throws IOException {
        Path manifest = models.resolve("intent/after-sales/zh/2/manifest.json");
        byte[] good = Files.readAllBytes(manifest);
        try {
            Files.delete(manifest);
            refresh(409);
            given().contentType("application/json")
                    .body(Map.of("text", "我要退货"))
                    .post("/v1/understand")
                    .then()
                    .statusCode(200);
        } finally {
            Files.write(manifest, good);
        }
        refresh(200);
    }
}
