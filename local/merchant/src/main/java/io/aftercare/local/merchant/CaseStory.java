package io.aftercare.local.merchant;

import io.aftercare.events.CaseEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Money;
import io.aftercare.events.Segments;
import io.aftercare.local.merchant.Truth.PlantedDeviation;
import java.util.UUID;

/** One case on its way: where it stands, and what is known of it. */
final class CaseStory {
    static final String AGENT = "agent";
    static final String SHOP = "shop";
    static final String CUSTOMER = "customer";

    final UUID id;
    final UUID conversation;
    final CaseKind kind;
    final Segments segments;
    final Money price;
    final Draws draws;
    private final Merchant merchant;
    private final Lifecycle lifecycle;
    Department department;
    String stage;
    private CaseStatus status;
    boolean settledOnce;
    boolean wasRefused;
    boolean bounced;
    boolean deviated;
    boolean reopened;
    boolean promiseBroken;
    UUID promise;
    UUID action;

    CaseStory(
            UUID id,
            UUID conversation,
            CaseKind kind,
            Department department,
            Segments segments,
            Money price,
            Draws draws,
            Merchant merchant) {
        this.id = id;
        this.conversation = conversation;
        this.kind = kind;
        this.department = department;
        this.segments = segments;
        this.price = price;
        this.draws = draws;
        this.merchant = merchant;
        lifecycle = Lifecycle.of(kind);
        stage = lifecycle.start();
        status = lifecycle.status(stage);
    }

    EventEnvelope tell(CaseEvent event) {
        return merchant.tell(event);
    }

    /** @throws IllegalStateException when the path of the kind does not allow it */
    EventEnvelope move(String command, String to, String actor) {
        if (!lifecycle.allows(stage, command, to)) {
            throw new IllegalStateException(
                    kind.code() + ": " + command + " does not lead from " + stage + " to " + to);
        }
        return step(command, to, actor);
    }

    /** What the path does not allow, and it is told that it does not. */
    void deviate(Plant plant, String command, String to) {
        if (lifecycle.allows(stage, command, to)) {
            throw new IllegalStateException(kind.code() + ": " + command + " may lead from " + stage + " to " + to);
        }
        EventEnvelope told = step(command, to, AGENT);
        merchant.tell(new PlantedDeviation(plant, id, told.id(), command + ":" + to, told.time()));
    }

    /** What the path allows and a rule of the desk does not. */
    void breach(Plant plant, EventEnvelope told, String activity) {
        merchant.tell(new PlantedDeviation(plant, id, told.id(), activity, told.time()));
    }

    private EventEnvelope step(String command, String to, String actor) {
        CaseStatus before = status;
        String from = stage;
        stage = to;
        status = lifecycle.status(to);
        EventEnvelope told = tell(new CaseStageChanged(id, from, to, command, status, actor));
        if (status != before) {
            tell(new CaseStatusChanged(id, before, status, command, actor));
        }
        return told;
    }

    boolean allows(String command, String to) {
        return lifecycle.allows(stage, command, to);
    }
}
