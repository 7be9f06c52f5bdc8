package io.aftercare.intent.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.intent.language.Languages;
import io.aftercare.intent.model.LearnedSpan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model takes for entities, beside what is recognised by its form. */
class LearnedEntitiesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T17:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Languages LANGUAGES = Languages.load();
    private final EntityFinder finder = new EntityFinder(CLOCK);

    /** The entities of a text in which a model has found the given words. */
    private String entities(String text, EntityType type, String... words) {
        List<LearnedSpan> spans = Stream.of(words)
                .map(word -> new LearnedSpan(type, text.indexOf(word), text.indexOf(word) + word.length()))
                .toList();
        String folded = LANGUAGES.fold(text);
        return finder.withLearned(text, folded, finder.find(text, folded), spans).stream()
                .map(entity -> entity.type().code() + "=" + entity.value())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{2} in {0} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            用顺丰快递寄的          | COURIER  | 顺丰快递            | courier=SF
            極兔送的                | COURIER  | 極兔                | courier=J&T
            sent by Royal Mail      | COURIER  | Royal Mail          | courier=ROYAL_MAIL
            FedEx Express lost it   | COURIER  | FedEx Express       | courier=FEDEX
            跑腿小哥送的            | COURIER  | 跑腿小哥            | courier=跑腿小哥
            两件都坏了              | QUANTITY | 两件                | quantity=2
            一共十二个              | QUANTITY | 十二个              | quantity=12
            ３台都不行              | QUANTITY | ３台                | quantity=3
            买了俩                  | QUANTITY | 俩                  | quantity=2
            a dozen of them         | QUANTITY | a dozen             | quantity=12
            both pairs              | QUANTITY | both pairs          | quantity=2
            好几箱                  | QUANTITY | 好几箱              | quantity=null
            那个 手机， 坏了        | PRODUCT  | ' 手机，'           | product=手机
            my iPhone 15 broke      | PRODUCT  | iPhone 15           | product=iPhone 15
            地址是 中山路12号       | ADDRESS  | 中山路12号          | address=中山路12号
            双十一买的              | DATE     | 双十一              | date=null
            order AB-1234 please    | ORDER    | AB-1234             | order=AB-1234
            我的那个单子            | ORDER    | 那个单子            | ''
            我的订单A1003           | ORDER    | 订单A1003           | order=A1003
            电话 5551234            | PHONE    | 5551234             | ''
            花了129元               | AMOUNT   | 129元               | amount=129.00 CNY
            """)
    void wordsGetAnExactValueWhereTheyNameOne(String text, EntityType type, String words, String expected) {
        assertThat(entities(text, type, words)).isEqualTo(expected);
    }

    @Test
    void theFormIsSurerThanTheModel() {
        assertThat(entities("订单A1003花了129元", EntityType.PRODUCT, "订单A1003", "花了129元"))
                .isEqualTo("order=A1003 amount=129.00 CNY");
    }

    @Test
    void aNumberInsideAnAddressIsPartOfIt() {
        assertThat(entities("寄到中山路12号，20号之前", EntityType.ADDRESS, "中山路12号"))
                .isEqualTo("address=中山路12号 date=2026-11-20");
        assertThat(entities("寄到中山路12号3单元502，20号之前", EntityType.ADDRESS, "中山路"))
                .isEqualTo("address=中山路12号3单元502 date=2026-11-20");
    }

    @Test
    void offsetsAreThoseOfTheTrimmedWords() {
        String text = "😡 手机，坏了";
        Entity product = finder.withLearned(
                        text, LANGUAGES.fold(text), List.of(), List.of(new LearnedSpan(EntityType.PRODUCT, 2, 6)))
                .getFirst();

        assertThat(product.text()).isEqualTo("手机");
        assertThat(text.substring(product.start(), product.end())).isEqualTo("手机");
    }
}
