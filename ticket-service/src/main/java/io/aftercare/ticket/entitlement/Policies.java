package io.aftercare.ticket.entitlement;

import io.aftercare.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Reads merchants' packs once: a version never changes. Compiling conditions is work, so not on the event loop. */
@ApplicationScoped
class Policies {
    private static final int MOST = 500;

    private final Law law;
    private final Vertx vertx;
    private final Map<UUID, Policy> read = new ConcurrentHashMap<>();

    Policies(Law law, Vertx vertx) {
        this.law = law;
        this.vertx = vertx;
    }

    Uni<List<Policy>> of(List<PolicyPack> rows) {
        if (rows.stream().allMatch(row -> read.containsKey(row.id()))) {
            return Uni.createFrom().item(() -> rows.stream().map(this::policy).toList());
        }
        return vertx.executeBlocking(() -> rows.stream().map(this::policy).toList(), false);
    }

    private Policy policy(PolicyPack row) {
        if (read.size() >= MOST) {
            read.clear();
        }
        return read.computeIfAbsent(row.id(), id -> new Policy(law.read(row.pack() + " " + row.version(), row.yaml())));
    }
}
