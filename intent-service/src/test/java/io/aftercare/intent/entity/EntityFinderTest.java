package io.aftercare.intent.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.intent.language.Languages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EntityFinderTest {
    /** A Monday, and already the 24th in Shanghai. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T17:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final Languages LANGUAGES = Languages.load();
    private final EntityFinder finder = new EntityFinder(CLOCK);

    private List<Entity> find(String text) {
        return finder.find(text, LANGUAGES.fold(text));
    }

    @ParameterizedTest(name = "{0} holds {1}")
    @CsvFileSource(resources = "/entity/entities.tsv", delimiter = '\t', numLinesToSkip = 1)
    void entitiesAreFoundAndNormalised(String text, String expected) {
        List<String> found = find(text).stream()
                .map(entity -> entity.type().code() + "=" + entity.value())
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void offsetsAreThoseOfTheOriginalText() {
        String text = "😡 訂單Ａ１００１還沒到";

        Entity order = find(text).getFirst();

        assertThat(order.text()).isEqualTo("Ａ１００１");
        assertThat(text.substring(order.start(), order.end())).isEqualTo("Ａ１００１");
        assertThat(order.value()).isEqualTo("A1001");
    }

    @Test
    void entitiesStandInOrderAndNeverOverlap() {
        List<Entity> found = find("11月20日买的，订单20261120100123，花了129元，电话13812345678，快递SF1234567890123");

        assertThat(found)
                .extracting(Entity::type)
                .containsExactly(
                        EntityType.DATE, EntityType.ORDER, EntityType.AMOUNT, EntityType.PHONE, EntityType.TRACKING);
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).start())
                    .isGreaterThanOrEqualTo(found.get(i - 1).end());
        }
    }
}
