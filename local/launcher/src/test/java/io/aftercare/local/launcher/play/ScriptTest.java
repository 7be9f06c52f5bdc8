package io.aftercare.local.launcher.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Turn;
import io.aftercare.local.shop.DemoShop;
import io.aftercare.local.shop.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    private static final Set<String> CASE_KINDS = Set.of(
            "return",
            "exchange",
            "refund_only",
            "repair",
            "resend",
            "price_protection",
            "invoice",
            "logistics",
            "complaint");

    private final List<Script> demo = Script.demo();

    @Test
    void theDemoIsLargeInBothLanguagesAndOftenHasSeveralTurns() {
        assertThat(demo.stream().mapToInt(script -> script.turns().size()).sum())
                .isGreaterThanOrEqualTo(300);
        assertThat(demo).extracting(Script::language).contains("zh", "en").containsOnly("zh", "en");
        assertThat(demo).filteredOn(script -> script.turns().size() > 1).hasSizeGreaterThan(demo.size() / 3);
        assertThat(demo).extracting(Script::id).doesNotHaveDuplicates();
    }

    @Test
    void theDemoAsksForEveryKindOfCase() {
        assertThat(demo.stream()
                        .flatMap(script -> script.turns().stream())
                        .map(Script.Line::expect)
                        .filter(Objects::nonNull)
                        .map(Script.Expectation::kind)
                        .filter(Objects::nonNull))
                .containsAll(CASE_KINDS);
    }

    @Test
    void whoNamesAnOrderInTheDemoOwnsIt() {
        try (DemoShop shop = DemoShop.start(0, Clock.systemUTC())) {
            Map<String, Order> orders =
                    shop.orders().stream().collect(Collectors.toMap(Order::id, Function.identity()));

            assertThat(demo)
                    .filteredOn(script -> orders.containsKey(String.valueOf(script.orderId())))
                    .isNotEmpty()
                    .allSatisfy(
                            script -> assertThat(orders.get(script.orderId()).customerId())
                                    .as(script.id())
                                    .isEqualTo(script.customer()));
        }
    }

    @Test
    void aFileHoldsOneConversationALine(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("mine.jsonl"), """
                {"id":"1","customer":"c-001","turns":[{"text":"你好","expect":{"noCase":true}}]}

                {"id":"2","customer":"c-002","language":"en","turns":[]}
                """);

        assertThat(Script.in(file)).extracting(Script::id).containsExactly("1", "2");
    }

    @Test
    void onlyWhatIsExpectedIsChecked() {
        Turn turn = Json.read("""
                {"reply":{"text":"…","source":"knowledge"}}""", Turn.class);

        assertThat(new Script.Expectation(null, "knowledge", null, true).misses(turn))
                .isEmpty();
        assertThat(new Script.Expectation("return", "case", true, null).misses(turn))
                .containsExactly(
                        "case return expected, was none",
                        "reply from case expected, was knowledge",
                        "handoff expected");
    }
}
