package io.aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final long ENDS = NOW.plusSeconds(10).getEpochSecond();

    private final List<String> checked = new ArrayList<>();

    /** Stands where SmallRye's verifier stands, and notes what it was asked. */
    private final JWTCallerPrincipalFactory verifier = new JWTCallerPrincipalFactory() {
        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            checked.add(token);
            if (token.equals("forged")) {
                throw new ParseException("signature");
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(token);
            claims.setExpirationTime(NumericDate.fromSeconds(ENDS));
            return new DefaultJWTCallerPrincipal(token, "JWT", claims);
        }
    };

    @Test
    void aTokenIsVerifiedOnce() throws ParseException {
        VerifiedTokens tokens = at(NOW);

        assertThat(tokens.parse("lin", null).getSubject()).isEqualTo("lin");
        assertThat(tokens.parse("lin", null).getSubject()).isEqualTo("lin");
        assertThat(tokens.parse("wang", null).getSubject()).isEqualTo("wang");

        assertThat(checked).containsExactly("lin", "wang");
    }

    @Test
    void oneThatHasExpiredIsPutToTheVerifierAgain() throws ParseException {
        VerifiedTokens tokens = at(Instant.ofEpochSecond(ENDS));

        tokens.parse("lin", null);
        tokens.parse("lin", null);

        assertThat(checked).hasSize(2);
    }

    @Test
    void oneThatWasRefusedIsNotRemembered() {
        VerifiedTokens tokens = at(NOW);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.parse("forged", null)).isInstanceOf(ParseException.class);
        }

        assertThat(checked).hasSize(2);
    }

    private VerifiedTokens at(Instant now) {
        return new VerifiedTokens(verifier, Clock.fixed(now, ZoneOffset.UTC));
    }
}
