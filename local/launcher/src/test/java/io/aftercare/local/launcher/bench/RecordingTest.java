package io.aftercare.local.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final String LOG = """
            2026-11-27 12:00:00.001 UTC [11] LOG:  execute S_1: select id from cases
            \twhere id = $1
            2026-11-27 12:00:00.001 UTC [11] DETAIL:  Parameters: $1 = 'case-1'
            2026-11-27 12:00:00.002 UTC [12] LOG:  statement: BEGIN
            2026-11-27 12:00:00.003 UTC [13] LOG:  statement: BEGIN
            2026-11-27 12:00:00.003 UTC [13] LOG:  execute S_9: update outbox set relayed_at = $1
            2026-11-27 12:00:00.003 UTC [13] DETAIL:  Parameters: $1 = '2026-11-27 12:00:00+00'
            2026-11-27 12:00:00.004 UTC [12] LOG:  execute S_2: insert into task (name, owner, note) values ($1,$2,$3)
            2026-11-27 12:00:00.004 UTC [12] DETAIL:  Parameters: $1 = 'it''s, $2 = ', $2 = 'case-1', $3 = NULL
            2026-11-27 12:00:00.004 UTC [12] LOG:  execute S_2: insert into task (name, owner, note) values ($1,$2,$3)
            2026-11-27 12:00:00.004 UTC [12] DETAIL:  Parameters: $1 = 'second', $2 = 'case-1', $3 = 'n'
            2026-11-27 12:00:00.005 UTC [13] LOG:  statement: COMMIT
            2026-11-27 12:00:00.006 UTC [12] LOG:  statement: COMMIT
            2026-11-27 12:00:00.007 UTC [14] LOG:  checkpoint starting: time
            """;

    private final Recording recording =
            Recording.of(ServerLog.statements(LOG), Set.of("case-1"), sql -> List.of("text", "text", "text"));

    @Test
    void whatSpeaksOfTheCaseIsTakenWithItsTransactionAndNothingElse() {
        assertThat(recording.sql())
                .containsExactly(
                        "select id from cases\nwhere id = $1",
                        "BEGIN",
                        "insert into task (name, owner, note) values ($1,$2,$3)",
                        "COMMIT");
    }

    @Test
    void runsOfABatchAreOneStatementWithTheirParameters() {
        assertThat(recording.steps().get(2).runs()).extracting(List::getFirst).containsExactly("it's, $2 = ", "second");
        assertThat(recording.steps().get(2).runs().getFirst().get(2)).isNull();
    }
}
