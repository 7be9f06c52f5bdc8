package io.aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysReadinessTest {
    @TempDir
    private Path directory;

    private static HealthCheckResponse at(String location) {
        return new TokenKeysReadiness(Optional.of(location)).call();
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        HealthCheckResponse response = at(directory.resolve("jwks.json").toUri().toString());

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow().get("AFTERCARE_JWKS_URL").toString())
                .contains("jwks.json", "is missing");
    }

    @Test
    void itIsReadyAgainOnceTheFileIsThere() throws IOException {
        Path keys = Files.writeString(directory.resolve("jwks.json"), "{}");

        assertThat(at(keys.toUri().toString()).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anIssuerElsewhereIsNotAsked() {
        assertThat(at("https://issuer.invalid/jwks").getStatus()).isEqualTo(Status.UP);
        assertThat(new TokenKeysReadiness(Optional.empty()).call().getStatus()).isEqualTo(Status.UP);
    }
}
