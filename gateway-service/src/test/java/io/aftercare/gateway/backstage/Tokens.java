package io.aftercare.gateway.backstage;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** An issuer of real signed tokens, whose public key is in a JWKS file. */
public final class Tokens {
    static final String ISSUER = "urn:aftercare:test";
    private static final String KEY_ID = "test";

    private final KeyPair trusted = newKey();
    private final KeyPair foreign = newKey();

    public String of(String subject, String... roles) {
        return sign(claims(subject, roles).claim("tenant", "demo"), trusted);
    }

    public String expired() {
        return sign(
                claims("lin-xiao", "customer")
                        .claim("tenant", "demo")
                        .expiresAt(Instant.now().minus(Duration.ofHours(1))),
                trusted);
    }

    public String signedByAnother() {
        return sign(claims("lin-xiao", "customer").claim("tenant", "demo"), foreign);
    }

    public String fromAnotherIssuer() {
        return sign(
                claims("lin-xiao", "customer").claim("tenant", "demo").issuer("https://elsewhere.example"), trusted);
    }

    public String withoutTenant() {
        return sign(claims("lin-xiao", "customer"), trusted);
    }

    Path jwks() {
        RSAPublicKey key = (RSAPublicKey) trusted.getPublic();
        String jwks = """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}
                """.formatted(
                        KEY_ID,
                        base64(key.getModulus().toByteArray()),
                        base64(key.getPublicExponent().toByteArray()));
        try {
            return Files.writeString(Files.createTempFile("jwks", ".json"), jwks);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static JwtClaimsBuilder claims(String subject, String... roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .subject(subject)
                .groups(Set.of(roles))
                .issuedAt(Instant.now().minus(Duration.ofHours(2)))
                .expiresAt(Instant.now().plus(Duration.ofHours(1)));
    }

    private static String sign(JwtClaimsBuilder claims, KeyPair key) {
        return claims.jws().keyId(KEY_ID).sign(key.getPrivate());
    }

    private static String base64(byte[] number) {
        int leadingZero = number[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(number, leadingZero, number.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            return rsa.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
