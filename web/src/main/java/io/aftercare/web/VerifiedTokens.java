package io.aftercare.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;

/**
 * Remembers for a minute which tokens it has verified, since checking an RSA signature costs a tenth of a short request.
 * A token ends at its expiry all the same; a key that its issuer withdrew is noticed within the minute.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 2_000;

    private final JWTCallerPrincipalFactory verifier;
    private final Clock clock;
    // A cache of another kind needs other names in NativeCaches.
    private final Cache<String, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    public VerifiedTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), Clock.systemUTC());
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        JWTCallerPrincipal known = verified.getIfPresent(token);
        if (known == null || expired(known)) {
            known = verifier.parse(token, rules);
            verified.put(token, known);
        }
        return known;
    }

    /** Without the skew that is granted for clocks: in its last seconds a token is verified each time. */
    private boolean expired(JWTCallerPrincipal known) {
        return known.getExpirationTime() <= clock.instant().getEpochSecond();
    }
}
