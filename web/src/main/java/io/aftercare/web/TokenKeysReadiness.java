package io.aftercare.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while the file with the keys that tokens are verified with is missing, since nobody could be let in. Keys at an
 * issuer's address are not asked for here: whether it answers is not this service's readiness.
 */
@Readiness
@ApplicationScoped
class TokenKeysReadiness implements HealthCheck {
    private final Optional<String> location;

    TokenKeysReadiness(@ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> location) {
        this.location = location;
    }

    @Override
    public HealthCheckResponse call() {
        boolean there = location.filter(TokenKeysReadiness::isMissing).isEmpty();
        return HealthCheckResponse.named("token-keys")
                .status(there)
                .withData("AFTERCARE_JWKS_URL", location.orElse("none") + (there ? "" : " is missing or unreadable"))
                .build();
    }

    static boolean isMissing(String location) {
        if (!location.startsWith("file:")) {
            return false;
        }
        // A relative one, file:keys.json, is no URI that names a path.
        Path file = location.startsWith("file:/") ? Path.of(URI.create(location)) : Path.of(location.substring(5));
        return !Files.isReadable(file);
    }
}
