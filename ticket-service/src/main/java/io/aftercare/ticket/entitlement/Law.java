package io.aftercare.ticket.entitlement;

import io.aftercare.policy.Policy;
import io.aftercare.policy.pack.OverlayReader;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.ShippedPacks;
import io.aftercare.policy.scenario.Scenario;
import io.aftercare.policy.scenario.ShippedScenarios;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The packs of law that come with the service; compiled at the start, so that no customer waits for it. */
@Startup
@Singleton
public class Law {
    private final ShippedPacks packs = ShippedPacks.load();
    private final Map<String, Policy> policies = packs.all().stream()
            .map(Policy::new)
            .collect(Collectors.toMap(policy -> policy.pack().edition().pack(), Function.identity()));

    Collection<Pack> packs() {
        return packs.all();
    }

    Optional<Policy> policy(String pack) {
        return Optional.ofNullable(policies.get(pack));
    }

    Optional<String> yaml(String pack) {
        return packs.yaml(pack);
    }

    /** Where something was sold is told by the money it was paid in. */
    Optional<Policy> of(String currency) {
        return packs.all().stream()
                .filter(pack -> pack.currency().getCurrencyCode().equals(currency))
                .findFirst()
                .flatMap(pack -> policy(pack.edition().pack()));
    }

    Pack read(String file, String yaml) {
        return new OverlayReader(packs::pack).read(file, yaml);
    }

    List<Scenario> scenarios(Pack law) {
        return ShippedScenarios.of(law);
    }
}
