package io.aftercare.reply.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dialogues that the weights were fitted on, and what the fit said of each. */
class HandoffForecastTest {
    private static final HandoffForecast FORECAST = HandoffForecast.load();
    private static final JsonNode ODDS = read("/handoff-odds.yaml");

    record Dialogue(String id, boolean wants, Course course) {
        static Dialogue of(JsonNode node) {
            Course course = new Course(node.path("turns")
                    .valueStream()
                    .map(it -> turn(it.asText()))
                    .toList());
            return new Dialogue(node.path("id").asText(), node.path("wants").asBoolean(), course);
        }

        private static Course.Turn turn(String line) {
            String[] parts =
                    Arrays.stream(line.split("[|]", -1)).map(String::strip).toArray(String[]::new);
            String[] mood = parts[1].split(" ");
            return Course.Turn.of(parts[0], mood[0], Double.parseDouble(mood[1]), parts[2], parts[3]);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Dialogue> dialogues() {
        return read("/handoff-dialogues.yaml").valueStream().map(Dialogue::of);
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void features_and_weights_are_those_of_the_fit(Dialogue dialogue) {
        assertThat(FORECAST.odds(dialogue.course()))
                .isEqualTo(ODDS.path(dialogue.id()).asDouble(), within(1e-5));
    }

    @Test
    void who_is_best_served_by_a_person_is_offered_one_and_others_mostly_are_not() {
        long right = dialogues()
                .filter(it -> FORECAST.offers(FORECAST.odds(it.course())) == it.wants())
                .count();

        assertThat(right).isGreaterThanOrEqualTo(dialogues().count() * 9 / 10);
    }

    private static JsonNode read(String resource) {
        try {
            return YAMLMapper.builder().build().readTree(HandoffForecastTest.class.getResourceAsStream(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
