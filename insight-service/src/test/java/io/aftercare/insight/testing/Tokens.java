package io.aftercare.insight.testing;

import io.aftercare.web.Role;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An issuer whose tokens the service under test trusts. */
public class Tokens implements QuarkusTestResourceLifecycleManager {
    private static RsaJsonWebKey key;

    @Override
    public Map<String, String> start() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test");
            Path keys = Files.createTempFile("jwks", ".json");
            Files.writeString(keys, new JsonWebKeySet(key).toJson());
            keys.toFile().deleteOnExit();
            return Map.of("AFTERCARE_JWKS_URL", keys.toUri().toString());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The key goes with the process.
    }

    public static String manager(String tenant) {
        return of(tenant, Role.MANAGER);
    }

    public static String of(String tenant, String role) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("urn:aftercare:local");
        claims.setSubject("mia");
        claims.setStringListClaim("groups", List.of(role));
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setIssuedAtToNow();
        if (tenant != null) {
            claims.setStringClaim("tenant", tenant);
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
