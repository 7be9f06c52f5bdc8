package io.aftercare.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerTest {
    @TempDir
    private Path data;

    private Issuer issuer() {
        return Issuer.in(data, Clock.systemUTC());
    }

    /** Checks a token as a service does: with the published key only. */
    private JwtClaims verified(String token) throws IOException, JoseException, InvalidJwtException {
        JsonWebKeySet published = new JsonWebKeySet(Files.readString(data.resolve("jwks.json")));
        return new JwtConsumerBuilder()
                .setExpectedIssuer(Issuer.NAME)
                .setRequireExpirationTime()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(published.getJsonWebKeys()))
                .build()
                .processToClaims(token);
    }

    @Test
    void aTokenSaysWhoAndForWhomAndLastsTwelveHours() throws Exception {
        JwtClaims claims = verified(issuer().token("agent", "agent-1"));

        assertThat(claims.getSubject()).isEqualTo("agent-1");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("agent");
        assertThat(claims.getStringClaimValue("tenant")).isEqualTo("demo");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(Duration.ofHours(12).toSeconds());
    }

    @Test
    void theNextRunStillAcceptsTheTokensOfThisOne() throws Exception {
        String token = issuer().token("customer", "lin-xiao");
        issuer();

        assertThat(verified(token).getSubject()).isEqualTo("lin-xiao");
    }

    @Test
    void anExpiredTokenCanBeHadForTests() {
        String token = issuer().token("customer", "demo", "lin-xiao", Duration.ofMinutes(-5));

        assertThatThrownBy(() -> verified(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void theServiceTokenNamesNoTenant() throws Exception {
        JwtClaims claims = verified(issuer().serviceToken("gateway-service"));

        assertThat(claims.hasClaim("tenant")).isFalse();
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("service");
    }

    @Test
    void onlyTheOwnerMayReadThePrivateKeyAndItIsNotPublished() throws IOException {
        issuer();
        Path key = data.resolve("keys/issuer.jwk.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(data.resolve("jwks.json"))).doesNotContain("\"d\":");
    }
}
