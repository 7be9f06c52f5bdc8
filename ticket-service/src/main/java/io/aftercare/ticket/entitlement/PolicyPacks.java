package io.aftercare.ticket.entitlement;

import io.aftercare.policy.Policy;
import io.aftercare.policy.pack.Fault;
import io.aftercare.policy.pack.OverlayReader;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.PackDiff;
import io.aftercare.policy.pack.PackHistory;
import io.aftercare.policy.pack.PackRefused;
import io.aftercare.policy.scenario.Check;
import io.aftercare.policy.scenario.Kindness;
import io.aftercare.policy.scenario.ScenarioReader;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A tenant's packs: written, looked at, compared, tested, published and taken back. */
@ApplicationScoped
public class PolicyPacks implements PanacheRepositoryBase<PolicyPack, UUID> {
    private static final String OF_TENANT = "tenant = ?1 and pack = ?2 and version = ?3";

    private final Law law;
    private final Policies policies;
    private final Transactions transactions;
    private final Vertx vertx;
    private final Clock clock;

    PolicyPacks(Law law, Policies policies, Transactions transactions, Vertx vertx, Clock clock) {
        this.law = law;
        this.policies = policies;
        this.transactions = transactions;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** The packs of law, then the tenant's versions, newest first. */
    public Uni<PackView.Versions> all(Access who) {
        return transactions
                .read(() -> list("tenant = ?1 order by pack, version desc", who.tenant()))
                .map(own -> new PackView.Versions(Stream.concat(
                                law.packs().stream().map(this::lawful),
                                own.stream().map(PolicyPack::view))
                        .toList()));
    }

    public Uni<PackView> one(Access who, String pack, int version) {
        return found(who, pack, version)
                .map(it -> PackView.of(it.view(), it.policy().pack(), it.yaml()));
    }

    /** Refused with everything that is wrong with it, or kept as a draft, which decides nothing yet. */
    public Uni<PackView> draft(Access by, String yaml) {
        if (!OverlayReader.isOverlay(yaml)) {
            throw Problems.invalid(
                    "pack-not-an-overlay", "A merchant's pack says overlay: NAME and base: NAME; see docs/policy.md.");
        }
        return vertx.executeBlocking(() -> law.read("the pack", yaml), false).chain(read -> {
            PolicyPack draft = PolicyPack.draft(by, read, yaml, clock.instant());
            return transactions
                    .write(() -> count(OF_TENANT, by.tenant(), draft.pack(), draft.version())
                            .invoke(count -> {
                                if (count > 0) {
                                    throw Problems.conflict(
                                            "pack-version-exists",
                                            "%s is kept already; give the changed pack the next version."
                                                    .formatted(read.edition()));
                                }
                            })
                            .chain(() -> persist(draft)))
                    .map(kept -> PackView.of(kept.view(), read, yaml));
        });
    }

    /** @param against another version, or empty for the law that the pack is kinder than */
    public Uni<PackDiff> diff(Access who, String pack, int version, Optional<Integer> against) {
        return found(who, pack, version)
                .chain(it -> against.map(other -> found(who, pack, other).map(Found::policy))
                        .orElseGet(() ->
                                Uni.createFrom().item(() -> lawUnder(it.policy().pack())))
                        .map(other -> PackDiff.between(other.pack(), it.policy().pack())));
    }

    /** Runs scenarios against any version, a draft as well. */
    public Uni<PackView.TestRun> test(Access who, String pack, int version, String scenarios) {
        return found(who, pack, version)
                .chain(it -> vertx.executeBlocking(
                        () -> {
                            Check check = new Check(it.policy());
                            return PackView.TestRun.of(
                                    new ScenarioReader(it.policy().pack())
                                            .read("the scenarios", scenarios).stream()
                                                    .map(check::run)
                                                    .toList());
                        },
                        false));
    }

    /** Refused where it would take away what the law gives in any of the law's scenarios, or claims another's days. */
    public Uni<PackView.Version> publish(Access by, String pack, int version) {
        return found(by, pack, version)
                .call(it -> vertx.executeBlocking(() -> kind(it.policy().pack()), false))
                .chain(it -> transactions.write(() -> locked(by, pack, version)
                        .chain(row -> published(by.tenant(), row.base())
                                .chain(policies::of)
                                .invoke(() -> row.publish(by, clock.instant()))
                                .invoke(others -> fits(it.policy().pack(), others))
                                .map(ignored -> row.view()))));
    }

    /** The version before is in force again; what was decided by this one stays as it was decided. */
    public Uni<PackView.Version> rollBack(Access by, String pack, int version) {
        return transactions.write(() -> locked(by, pack, version)
                .invoke(row -> row.withdraw(by, clock.instant()))
                .map(PolicyPack::view));
    }

    Uni<List<PolicyPack>> published(String tenant, String base) {
        return list("tenant = ?1 and base = ?2 and state = ?3", tenant, base, PackState.PUBLISHED);
    }

    record Found(PackView.Version view, Policy policy, String yaml) {}

    Uni<Found> found(Access who, String pack, int version) {
        Optional<Found> ofLaw = law.policy(pack)
                .filter(policy -> policy.pack().edition().version() == version)
                .map(policy ->
                        new Found(lawful(policy.pack()), policy, law.yaml(pack).orElseThrow()));
        return ofLaw.map(found -> Uni.createFrom().item(found))
                .orElseGet(() -> transactions
                        .read(() -> find(OF_TENANT, who.tenant(), pack, version).firstResult())
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problems.notFound("pack", pack + " " + version))
                        .chain(row -> policies.of(List.of(row))
                                .map(policy -> new Found(row.view(), policy.getFirst(), row.yaml()))));
    }

    private Uni<PolicyPack> locked(Access who, String pack, int version) {
        return find(OF_TENANT, who.tenant(), pack, version)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("pack", pack + " " + version));
    }

    private Policy lawUnder(Pack pack) {
        return law.policy((pack.over() == null ? pack.edition() : pack.over()).pack())
                .orElseThrow();
    }

    private Void kind(Pack pack) {
        Pack under = lawUnder(pack).pack();
        List<Fault> faults = new Kindness(under, pack).faults(law.scenarios(under));
        if (!faults.isEmpty()) {
            throw new PackRefused(faults);
        }
        return null;
    }

    private static void fits(Pack pack, List<Policy> others) {
        others.stream()
                .map(other -> other.pack().edition())
                .filter(other -> !other.pack().equals(pack.edition().pack()))
                .findFirst()
                .ifPresent(other -> {
                    throw Problems.conflict(
                            "pack-other-in-force",
                            "%s is in force over the same law; roll it back first.".formatted(other));
                });
        new PackHistory(Stream.concat(Stream.of(pack), others.stream().map(Policy::pack))
                .toList());
    }

    private PackView.Version lawful(Pack pack) {
        return PackView.Version.of(pack, law.yaml(pack.edition().pack()).orElseThrow());
    }
}
