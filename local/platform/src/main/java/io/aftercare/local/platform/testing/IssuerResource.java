package io.aftercare.local.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Gives a {@code @QuarkusTest} a token issuer of its own, so that it calls with real signed tokens. */
public class IssuerResource implements QuarkusTestResourceLifecycleManager {
    public static final String ISSUER = "urn:aftercare:test";

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            KeyPair pair = rsa.generateKeyPair();
            return Map.of(
                    "mp.jwt.verify.publickey.location", pem("PUBLIC", pair.getPublic()),
                    "mp.jwt.verify.issuer", ISSUER,
                    "smallrye.jwt.sign.key.location", pem("PRIVATE", pair.getPrivate()));
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, Key key) throws IOException {
        Path file = Files.createTempFile("aftercare-issuer", ".pem");
        file.toFile().deleteOnExit();
        String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Files.writeString(file, "-----BEGIN %s KEY-----%n%s%n-----END %s KEY-----%n".formatted(kind, body, kind));
        return file.toUri().toString();
    }

    @Override
    public void stop() {}
}
