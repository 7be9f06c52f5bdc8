package io.aftercare.insight.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeskRulesTest {
    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");
    private static final String WAITING = "waiting_for_customer";

    private final DeskRules rules = new DeskRules();

    @Test
    void fromTheSecondTransferOnEachIsTold() {
        rules.opened("customer_service");
        assigned("customer_service");
        assigned("quality");
        assertThat(rules.breaches()).isEmpty();

        assigned("finance");
        assigned("quality");

        assertThat(rules.breaches())
                .extracting(DeskRules.Breach::because)
                .containsExactly("customer_service>quality>finance", "customer_service>quality>finance>quality");
    }

    @Test
    void whoWasAskedIsWaitedForRightly() {
        rules.customerSpoke();
        rules.merchantSpoke(NINE);

        moved(WAITING, "agent", NINE);

        assertThat(rules.breaches()).isEmpty();
    }

    @Test
    void whoHadAnsweredIsNot() {
        rules.merchantSpoke(NINE);
        rules.customerSpoke();

        moved(WAITING, "agent", NINE);

        assertThat(rules.breaches())
                .extracting(DeskRules.Breach::because)
                .containsExactly(DeskRules.CUSTOMER_HAD_ANSWERED);
    }

    @Test
    void evidenceThatTheCustomerGaveIsAnAnswer() {
        rules.merchantSpoke(NINE);
        moved(WAITING, "agent", NINE);
        moved("in_progress", "customer", NINE);

        moved(WAITING, "agent", NINE);

        assertThat(rules.breaches()).hasSize(1);
    }

    @Test
    void aQuestionThatComesSoonAfterSetsItRightAndALaterOneDoesNot() {
        moved(WAITING, "agent", NINE);
        assertThat(rules.breaches()).extracting(DeskRules.Breach::because).containsExactly(DeskRules.NOTHING_ASKED);

        rules.merchantSpoke(NINE.plus(DeskRules.TO_ASK));
        assertThat(rules.breaches()).isEmpty();

        rules.customerSpoke();
        moved("in_progress", "agent", NINE);
        moved(WAITING, "agent", NINE);
        rules.merchantSpoke(NINE.plus(DeskRules.TO_ASK).plus(Duration.ofSeconds(1)));
        assertThat(rules.breaches()).hasSize(1);
    }

    @Test
    void whatTheShopWaitsForIsNoDecisionOfStaff() {
        moved(WAITING, "shop", NINE);

        assertThat(rules.breaches()).isEmpty();
    }

    private void assigned(String department) {
        rules.assigned(UUID.randomUUID(), department, NINE);
    }

    private void moved(String status, String actor, Instant at) {
        rules.moved(UUID.randomUUID(), "ask_evidence:awaiting_evidence", status, actor, at);
    }
}
