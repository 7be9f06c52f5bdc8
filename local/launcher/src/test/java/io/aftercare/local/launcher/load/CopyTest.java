package io.aftercare.local.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopyTest {
    private static final UUID TIMED = UUID.fromString("019acf00-0000-7abc-8def-0123456789ab");
    private static final UUID RANDOM = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    @Test
    void anIdIsTheSameWhereverItStandsAndAnotherInEveryCopy() {
        assertThat(copy(1).id(TIMED)).isEqualTo(copy(1).id(TIMED)).isNotEqualTo(copy(2).id(TIMED));
        assertThat(copy(1).id(RANDOM)).isEqualTo(copy(1).id(RANDOM)).isNotEqualTo(copy(2).id(RANDOM));
    }

    @Test
    void anIdThatTellsTheTimeTellsTheCopysTime() {
        UUID id = copy(1).id(TIMED);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isEqualTo((TIMED.getMostSignificantBits() >>> 16)
                        + Duration.ofDays(-3).toMillis());
        assertThat(copy(1).id(RANDOM).version()).isEqualTo(4);
        assertThat(copy(1).id(RANDOM).variant()).isEqualTo(2);
    }

    @Test
    void aMomentMovesWithTheCopyInTheFormThatItHad() {
        long at = Instant.parse("2026-03-02T00:05:07.089Z").toEpochMilli();

        assertThat(written(new Piece.At(at, ' '))).isEqualTo("2026-02-27 00:05:07.089Z");
        assertThat(written(new Piece.At(at, 'T'))).isEqualTo("2026-02-27T00:05:07.089Z");
    }

    @Test
    void aCopyWithFewerMessagesGoesWithoutTheLaterOnes() {
        Bundle bundle = new Bundle(
                new Plot("return", Plot.Language.ZH, Ending.OPEN),
                0,
                List.of(
                        new Bundle.Row(0, 1, new Piece[] {Piece.Own.MESSAGES}),
                        new Bundle.Row(1, 1, new Piece[] {new Piece.Text(1)}),
                        new Bundle.Row(1, 3, new Piece[] {new Piece.Text(3)})));
        StringBuilder[] tables = {new StringBuilder(), new StringBuilder()};

        bundle.write(copy(1), tables);

        assertThat(tables[0]).hasToString("2\n");
        assertThat(tables[1]).hasToString("one\n");
    }

    private static String written(Piece piece) {
        StringBuilder to = new StringBuilder();
        piece.write(copy(1), to);
        return to.toString();
    }

    private static Copy copy(long number) {
        return new Copy(
                number,
                Duration.ofDays(-3).toMillis(),
                "shop-01",
                RANDOM,
                "c1-1",
                "O1",
                "agent-1",
                7,
                List.of("one", "two"),
                "note");
    }
}
