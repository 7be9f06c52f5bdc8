package io.aftercare.local.launcher.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftercare.local.launcher.system.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An image from scratch, built without a network, whose service starts as nobody and answers. */
class OfflineImageIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));
    private static final String NOBODY = "65532:65532";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aServiceStartsInAnImageFromScratch() throws IOException {
        assumeTrue(ImageTool.BUILDAH.works(), "buildah is not there, or not for this user: apt-get install buildah");
        int port = Ports.free().of("gateway");
        String image = new Images(ROOT, ImageTool.BUILDAH, "test").buildOffline("gateway");
        String container = buildah("from", image);
        try {
            assertThat(buildah("inspect", "--format", "{{.OCIv1.Config.User}}", container))
                    .isEqualTo(NOBODY);
            Process service = run(container, port);
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> status(port, "/q/health/live") == 200);
                assertThat(status(port, "/q/openapi")).isEqualTo(200);
                // It was given neither the keys of an issuer nor another service.
                assertThat(status(port, "/q/health/ready")).isEqualTo(503);
            } finally {
                service.descendants().forEach(ProcessHandle::destroy);
                service.destroy();
                service.onExit().join();
            }
        } finally {
            buildah("rm", container);
            buildah("rmi", image);
        }
    }

    /** With the image's own entry point; the container shares this machine's network. */
    private static Process run(String container, int port) throws IOException {
        // Printed as Go prints lists, between brackets.
        String entry = buildah("inspect", "--format", "{{.OCIv1.Config.Entrypoint}}", container)
                .replaceAll("^\\[|]$", "");
        List<String> command = new ArrayList<>(List.of("run", "--isolation", "chroot", "--user", NOBODY));
        command.addAll(List.of("--env", "PORT=" + port, "--env", "QUARKUS_HTTP_HOST=127.0.0.1", container, "--"));
        command.addAll(Arrays.asList(entry.split(" ")));
        return new ProcessBuilder(ImageTool.BUILDAH.command(command))
                .redirectErrorStream(true)
                .redirectOutput(
                        ROOT.resolve("gateway-service/target/offline-image.log").toFile())
                .start();
    }

    private int status(int port, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String buildah(String... arguments) {
        return Shell.output(ImageTool.BUILDAH.command(List.of(arguments)));
    }
}
