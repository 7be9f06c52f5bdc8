package io.aftercare.local.launcher.eval.talks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.local.launcher.play.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TalkReportTest {
    private static final String REPLY =
            "\"reply\": {\"source\": \"%s\", \"text\": \"1. # one\\ntwo\", \"cost\": {\"tokens\": %d}}";

    @Test
    void whatClaimsToAnswerIsJudgedByWhatWasExpected() throws IOException {
        Talk good = talk(turn("case", 0, false), turn("order", 0, false), turn("handoff", 0, true));
        Talk bad =
                talk(turn("knowledge", 9, false, "expected: x"), turn("clarify", 0, false), turn("fallback", 0, false));

        TalkReport report = new TalkReport(List.of(good, bad));

        assertThat(value(report, "turns as expected")).isCloseTo(5 / 6.0, within(1e-4));
        assertThat(value(report, "closed without generation")).isCloseTo(5 / 6.0, within(1e-4));
        assertThat(value(report, "closed without a person")).isCloseTo(4 / 6.0, within(1e-4));
        assertThat(value(report, "precision of automatic answers")).isCloseTo(2 / 3.0, within(1e-4));
        assertThat(report.missed()).containsExactly(bad);
        assertThat(report.measurement().holds()).isFalse();
    }

    @Test
    void aTranscriptKeepsEveryWordAndNothingInItBecomesMarkup() throws IOException {
        assertThat(Transcript.of(talk(turn("case", 0, false))))
                .contains("**›** say", "> 1\\. \\# one\\\n> two", "<sub>case</sub>");
    }

    /** Somebody opens each kind of case in both languages; an inquiry is opened by name, not by talking. */
    @Test
    void theCustomersCoverEveryKindOfCase() {
        Set<String> kinds = Set.of(
                "return",
                "exchange",
                "refund_only",
                "repair",
                "resend",
                "price_protection",
                "invoice",
                "logistics",
                "complaint");

        for (String language : List.of("zh", "en")) {
            assertThat(Customer.all().stream()
                            .filter(it -> it.language().equals(language))
                            .flatMap(it -> it.turns().stream())
                            .map(it -> it.expect().kind())
                            .filter(expected -> expected.size() == 1)
                            .flatMap(List::stream)
                            .collect(Collectors.toSet()))
                    .as(language)
                    .containsAll(kinds);
        }
        List<String> ids = Customer.all().stream().map(Customer::id).toList();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(40).hasSameSizeAs(new HashSet<>(ids));
    }

    private static double value(TalkReport report, String name) {
        return report.measurement().rows().stream()
                .filter(row -> row.name().equals(name))
                .mapToDouble(Measurement.Row::value)
                .findFirst()
                .orElseThrow();
    }

    private static Talk talk(Talk.Turn... turns) {
        List<Customer.Line> lines = new ArrayList<>();
        lines.add(new Customer.Line("say", null));
        return new Talk(new Customer("id", "en", "c-003", null, "goal", "calm", lines), Arrays.asList(turns));
    }

    private static Talk.Turn turn(String source, int tokens, boolean handoff, String... misses) throws IOException {
        String person = handoff ? ", \"handoff\": {\"state\": \"requested\"}" : "";
        JsonNode json = new ObjectMapper().readTree("{" + REPLY.formatted(source, tokens) + person + "}");
        return new Talk.Turn("say", json, List.of(misses));
    }
}
