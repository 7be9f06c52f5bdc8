package io.aftercare.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {
    private static final String PACK = """
            pack: tiny
            version: 1
            effective: { from: 2026-01-01 }
            title: { zh: 小, en: Tiny }
            zone: Asia/Shanghai
            currency: CNY
            counting: { law: "law 1", weekend: [SUNDAY] }
            laws: { law: { zh: 法, en: Law } }
            clauses:
              - id: week
                title: { zh: 周, en: Week }
                text: { zh: 一周, en: A week }
                law: [law 25]
                applies: reason == 'no_reason'
                within: { days: 7, after: received }
                gives:
                  return_and_refund: { refund: price, return_freight: buyer }
              - id: fresh
                title: { zh: 鲜, en: Fresh }
                text: { zh: 不退, en: Not fresh food }
                law: [law 25]
                bars: [week]
                applies: line.class == 'fresh_food'
            """;

    @Test
    void aPackIsReadWithItsClausesInOrder() {
        Pack pack = PackReader.read("tiny.yaml", PACK);

        assertThat(pack.clauses()).extracting(Clause::id).containsExactly("week", "fresh");
        assertThat(pack.clause("week").orElseThrow().sources())
                .extracting(source -> source.name().en())
                .containsExactly("Law, art. 25");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            within:                            | wihtin:                         | tiny.yaml, clause week, wihtin: unknown field; known are
            reason == 'no_reason'              | reason == 'whim'                | tiny.yaml, clause week, applies: reason is never 'whim'
            reason == 'no_reason'              | reason = 'no_reason'            | tiny.yaml, clause week, applies: "reason = 'no_reason'" is not a condition
            line.class ==                      | line.color ==                   | tiny.yaml, clause fresh, applies: "line.color == 'fresh_food'" is not a condition
            bars: [week]                       | bars: [weak]                    | tiny.yaml, clause fresh, bars: "weak" is not a clause of this pack
            , en: A week }                     | }                               | tiny.yaml, clause week, text: en is missing
            title: { zh: 鲜, en: Fresh }        | house: true                     | tiny.yaml, clause fresh, title: is missing
            days: 7                            | days: -7                        | tiny.yaml, clause week, within: a period must be positive
            days: 7                            | days: 7, months: 1              | tiny.yaml, clause week, within: a period has exactly one of
            after: received                    | after: recieved                 | tiny.yaml, clause week, within.after: Cannot deserialize
            law: [law 25]                      | law: [lav 25]                   | tiny.yaml, clause week, law: "lav 25" is not a law of this pack
            law: [law 25]                      | law: []                         | tiny.yaml, clause week, law: say which law it rests on
            , return_freight: buyer            | ` `                             | tiny.yaml, clause week, gives.return_and_refund: return_freight is missing
            refund: price,                     | compensation: { percent: 300 }, | gives.return_and_refund.compensation: more than the price
            , return_freight: buyer            | , return_freight: buyer, depreciation: { b: 20 } | tiny.yaml, clause week, depreciation: asks is missing
            , return_freight: buyer            | , return_freight: buyer, depreciation: { b: 50, c: 20 } | gives.return_and_refund.depreciation.c: percent of the price
            , return_freight: buyer            | , return_freight: buyer, depreciation: { a: 5 } | gives.return_and_refund.depreciation.a: percent of the price
            refund: price,                     | compensation: { percent: 5, yearly_percent: 3 }, | compensation: say either percent, of the price, or
            refund: price,                     | depreciation: { b: 20 },        | gives.return_and_refund.depreciation: only goods that come back for their price
            id: fresh                          | id: week                        | tiny.yaml, clause week, id: stands twice
            id: fresh                          | id: Fresh Food                  | tiny.yaml, clause number 2, id: an id has small letters
            currency: CNY                      | currency: RMB                   | tiny.yaml, currency: "RMB" is not a currency
            version: 1                         | version: 0                      | tiny.yaml, version: versions count upwards from 1
            zone: Asia/Shanghai                | zone: Asia/Shangri-La           | tiny.yaml, zone:
            title: { zh: 小, en: Tiny }         | titel: { zh: 小, en: Tiny }      | tiny.yaml, titel: unknown field
            effective: { from: 2026-01-01 }    | effective: { from: 2026-01-01, until: 2025-01-01 } | until must lie after from
            """)
    void whatIsWrongIsToldByFileClauseAndField(String good, String bad, String told) {
        assertThat(PACK).contains(good);

        assertThatThrownBy(() -> PackReader.read("tiny.yaml", PACK.replace(good, bad)))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining(told);
    }

    @Test
    void everyFaultOfAFileIsToldAtOnce() {
        String bad = PACK.replace("'no_reason'", "'whim'").replace("bars: [week]", "bars: [weak]");

        assertThatThrownBy(() -> PackReader.read("tiny.yaml", bad))
                .isInstanceOfSatisfying(
                        PackRefused.class,
                        refused -> assertThat(refused.faults()).hasSize(2));
    }

    @Test
    void versionsThatClaimTheSameDayAreRefused() {
        Pack first = PackReader.read("1.yaml", PACK);
        Pack second = PackReader.read("2.yaml", PACK.replace("version: 1", "version: 2"));
        Pack late = PackReader.read(
                "2.yaml", PACK.replace("version: 1", "version: 2").replace("2026-01-01", "2026-06-01"));
        Pack closed =
                PackReader.read("1.yaml", PACK.replace("from: 2026-01-01", "from: 2026-01-01, until: 2026-07-01"));

        assertThatThrownBy(() -> new PackHistory(List.of(first, second)))
                .hasMessageContaining("tiny 2, effective: overlaps with tiny 1");
        assertThatThrownBy(() -> new PackHistory(List.of(closed, late))).hasMessageContaining("overlaps with tiny 1");
        assertThat(new PackHistory(List.of(late, first)).versions()).containsExactly(first, late);
    }

    @Test
    void anOrderLivesByTheVersionInForceWhenItWasPlaced() {
        Pack first = PackReader.read("1.yaml", PACK);
        Pack second = PackReader.read(
                "2.yaml", PACK.replace("version: 1", "version: 2").replace("2026-01-01", "2026-06-01"));
        PackHistory history = new PackHistory(List.of(first, second));

        assertThat(history.forOrderPlaced(Instant.parse("2026-05-31T15:59:59Z")))
                .contains(first);
        assertThat(history.forOrderPlaced(Instant.parse("2026-05-31T16:00:00Z")))
                .contains(second);
        assertThat(history.forOrderPlaced(Instant.parse("2025-12-31T15:59:59Z")))
                .isEmpty();
    }

    @Test
    void whatMaySpeakOfFaultsDeductsNothing() {
        String deducting = PACK.replace("return_freight: buyer }", "return_freight: buyer, depreciation: { b: 20 } }")
                .replace("    gives:", "    asks: [{ evidence: photo }]\n    gives:");
        PackReader.read("tiny.yaml", deducting);

        assertThatThrownBy(() ->
                        PackReader.read("tiny.yaml", deducting.replace("reason == 'no_reason'", "reason == 'defect'")))
                .hasMessageContaining("clause week, depreciation: only what comes back without a reason");
        assertThatThrownBy(() -> PackReader.read(
                        "tiny.yaml",
                        deducting.replace("reason == 'no_reason'", "line.sku != \"reason == 'no_reason'\"")))
                .hasMessageContaining("clause week, depreciation: only what comes back without a reason");
    }
}
