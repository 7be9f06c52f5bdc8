package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tokens for the local system, in place of the OIDC issuer that a real one has. */
public final class Issuer {
    public static final String NAME = "urn:aftercare:local";
    public static final String TENANT = "demo";
    public static final String SERVICE_ROLE = "service";
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** The gateway's own token must outlive the longest run of a system that nobody restarts. */
    private static final Duration SERVICE_LIFETIME = Duration.ofDays(3650);

    private final RsaJsonWebKey key;
    private final Clock clock;
    private final Path published;

    private Issuer(RsaJsonWebKey key, Clock clock, Path published) {
        this.key = key;
        this.clock = clock;
        this.published = published;
    }

    /** Reads the key of this data directory, or makes one, readable by its owner only. */
    public static Issuer in(Path data, Clock clock) {
        try {
            Path file = data.resolve("keys").resolve("issuer.jwk.json");
            if (Files.notExists(file)) {
                generate(file);
            }
            RsaJsonWebKey key = (RsaJsonWebKey) RsaJsonWebKey.Factory.newPublicJwk(Files.readString(file));
            Path published = data.resolve("jwks.json");
            publish(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY), published);
            return new Issuer(key, clock, published);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(
                    "the key in " + data + "/keys cannot be read; remove it to get a new one", e);
        }
    }

    private static void generate(Path file) throws IOException, JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("local-" + Long.toHexString(System.nanoTime()));
        key.setUse("sig");
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    /** Left alone when nothing changed: a running service may be reading it. */
    private static void publish(String keys, Path file) throws IOException {
        if (Files.notExists(file) || !Files.readString(file).equals(keys)) {
            Files.writeString(file, keys);
        }
    }

    /** Where services find the public key. */
    public String jwksUrl() {
        return published.toUri().toString();
    }

    /** A token for a person of the tenant {@value #TENANT}. */
    public String token(String role, String subject) {
        return token(role, TENANT, subject, LIFETIME);
    }

    /** @param lifetime may be negative, for a token that has expired */
    public String token(String role, String tenant, String subject, Duration lifetime) {
        JwtClaims claims = claims(role, subject, lifetime);
        claims.setStringClaim("tenant", tenant);
        return signed(claims);
    }

    /** The token with which a service acts without a user; it names no tenant, the request does. */
    public String serviceToken(String service) {
        return signed(claims(SERVICE_ROLE, service, SERVICE_LIFETIME));
    }

    private JwtClaims claims(String role, String subject, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setSubject(subject);
        claims.setStringClaim("upn", subject);
        claims.setStringListClaim("groups", List.of(role));
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + lifetime.toSeconds()));
        claims.setGeneratedJwtId();
        return claims;
    }

    private String signed(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
