package io.aftercare.local.platform.testing;

import io.aftercare.local.platform.LocalKafka;
import io.aftercare.local.platform.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;

/** Gives a {@code @QuarkusTest} a real PostgreSQL and a real Kafka, shared by the module's tests. */
public class PlatformResource implements QuarkusTestResourceLifecycleManager {
    private static LocalKafka kafka;
    private static LocalPostgres postgres;

    /** The running broker, for tests that take it away and bring it back. */
    public static LocalKafka kafka() {
        return kafka;
    }

    public static LocalPostgres postgres() {
        return postgres;
    }

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.temporary();
        kafka = LocalKafka.temporary().start();
        return Map.of(
                "AFTERCARE_DB_URL",
                postgres.url(),
                "AFTERCARE_DB_USER",
                LocalPostgres.USER,
                "AFTERCARE_DB_PASSWORD",
                LocalPostgres.PASSWORD,
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers());
    }

    /** A key set that no token is signed with: tests state who is calling with {@code @TestSecurity}. */
    private static Path throwawayKeys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            RSAPublicKey key = (RSAPublicKey) rsa.generateKeyPair().getPublic();
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String n = base64.encodeToString(key.getModulus().toByteArray());
            String e = base64.encodeToString(key.getPublicExponent().toByteArray());
            String jwk =
                    "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"test\",\"n\":\"%s\",\"e\":\"%s\"}";
            Path file = Files.createTempFile("aftercare-jwks", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "{\"keys\":[" + jwk.formatted(n, e) + "]}");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        kafka.close();
        postgres.close();
    }
}
