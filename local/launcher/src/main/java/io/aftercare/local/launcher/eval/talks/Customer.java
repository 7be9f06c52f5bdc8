package io.aftercare.local.launcher.eval.talks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Somebody with a goal and a temper, and what they say turn by turn.
 *
 * @param customer the demo shop's customer who talks
 * @param order what the conversation is opened for; null where the customer has to name it
 * @param temper such as calm, angry, terse
 */
public record Customer(
        String id, String language, String customer, String order, String goal, String temper, List<Line> turns) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    public Customer {
        Objects.requireNonNull(id, "a simulated customer needs an id");
        Objects.requireNonNull(language, () -> id + " needs a language");
        Objects.requireNonNull(customer, () -> id + " needs a customer of the shop");
        turns = List.copyOf(Objects.requireNonNull(turns, () -> id + " says nothing"));
    }

    /** @param expect what is expected of every answer, and no more, where it is null */
    public record Line(String say, Expected expect) {
        public Line {
            Objects.requireNonNull(say, "a turn needs what is said");
            expect = expect == null ? Expected.ANYTHING : expect;
        }
    }

    /** Those that come with the launcher, in both languages. */
    public static List<Customer> all() {
        return Stream.of("zh", "en")
                .flatMap(language -> read(language).stream())
                .toList();
    }

    private static List<Customer> read(String language) {
        String file = "/eval/talks/" + language + ".yaml";
        try (InputStream stream = Customer.class.getResourceAsStream(file)) {
            return YAML.readValue(
                    new String(
                            Objects.requireNonNull(stream, file + " is missing").readAllBytes(),
                            StandardCharsets.UTF_8),
                    new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
