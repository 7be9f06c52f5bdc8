package io.aftercare.ticket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecyclesTest {
    @ParameterizedTest
    @EnumSource(CaseKind.class)
    void everyStageHasAWayToAnEnd(CaseKind kind) {
        Lifecycle path = Lifecycles.of(kind);

        Set<String> leading = path.stages().values().stream()
                .filter(Stage::isEnd)
                .map(Stage::name)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean grew = true;
        while (grew) {
            grew = path.stages().values().stream()
                    .filter(stage -> stage.commands().values().stream()
                            .flatMap(Step::targets)
                            .anyMatch(leading::contains))
                    .map(stage -> leading.add(stage.name()))
                    .reduce(false, Boolean::logicalOr);
        }

        assertThat(leading).isEqualTo(new TreeSet<>(path.stages().keySet()));
    }

    @ParameterizedTest
    @EnumSource(CaseKind.class)
    void whatTheShopBeginsTheShopCanRefuseAndTheWayGoesOn(CaseKind kind) {
        Lifecycles.of(kind).stages().values().stream()
                .flatMap(stage -> stage.commands().values().stream())
                .filter(step -> step.shop().isPresent())
                .forEach(step -> {
                    Stage waiting = Lifecycles.of(kind).stage(step.to());
                    assertThat(waiting.commands()).containsKey("action_refused");
                    assertThat(waiting.commands().values()).anyMatch(next -> next.by() == Who.SHOP);
                });
    }

    /** Clients that know statuses only can still take a case up, ask, and end it. */
    @ParameterizedTest
    @EnumSource(CaseKind.class)
    void theStatusesStillLeadFromEachOther(CaseKind kind) {
        Lifecycle path = Lifecycles.of(kind);

        assertThat(path.stage(path.start()).status()).isEqualTo(CaseStatus.OPEN);
        assertThat(path.next(path.start())).containsExactly(CaseStatus.IN_PROGRESS, CaseStatus.CANCELLED);
        assertThat(path.next("checking")).contains(CaseStatus.WAITING_FOR_CUSTOMER, CaseStatus.CANCELLED);
        assertThat(path.next("settled")).containsExactly(CaseStatus.IN_PROGRESS, CaseStatus.CLOSED);
        assertThat(path.next("closed")).isEmpty();
    }

    @Test
    void aRefusalNamesTheStageTheCommandAndWhatTheCallerMayDoInstead() {
        assertThatThrownBy(() -> Lifecycles.of(CaseKind.RETURN).step("received", "refund", Who.STAFF))
                .isInstanceOf(IllegalCommand.class)
                .hasMessage("A return that is received does not take the command refund; it takes inspect.");
        assertThatThrownBy(() -> Lifecycles.of(CaseKind.REPAIR).step("diagnosed", "give_estimate", Who.CUSTOMER))
                .hasMessage("A repair that is diagnosed does not take the command give_estimate; it takes none.");
        assertThatThrownBy(() -> Lifecycles.of(CaseKind.RETURN).step("refunding", "refund_settled", Who.STAFF))
                .isInstanceOf(IllegalCommand.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "go: nowhere                     | return: there is no stage nowhere",
                "go: {too: b}                    | a command has no too",
                "go: {needs: [luck], to: b}      | No enum constant io.aftercare.ticket.lifecycle.Particular.LUCK",
                "go: a                           | return: nothing leads to [b]",
            })
    void aSlipOfThePenIsRefused(String command, String why) {
        String yaml = """
                kind: return
                start: a
                stages:
                  a:
                    status: open
                    on:
                      %s
                  b: {status: closed}
                """.formatted(command);

        assertThatThrownBy(() -> LifecycleReader.read(yaml)).hasMessage(why);
    }
}
