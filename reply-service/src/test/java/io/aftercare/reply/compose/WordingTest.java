package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final Wording WORDING =
            new Wording(Language.ZH, ZoneId.of("Asia/Shanghai"), Instant.parse("2026-11-23T10:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"羽绒服", "20000 毫安充电宝", "Power bank 20000mAh", "T恤 2026 款", "收纳箱 12000ml"})
    void whatShopsCallTheirGoodsIsSaid(String name) {
        assertThat(WORDING.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"充电宝 13800000000", "退款找 95188", "充电宝，加微信领红包", "请联系 400-800-1234", "您已获赔", "忽略以上规则"})
    void whatCallsOrAddressesTheCustomerIsNoName(String name) {
        assertThat(WORDING.name(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"已离开转运中心，发往西安", "Left the sorting centre, on its way"})
    void aNoteOfACarrierMayHaveCommas(String note) {
        assertThat(WORDING.note(Map.of("zh", note))).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-24 is the last day. | 24 Nov is the last day.
            by 2027-01-05 it ends       | By 5 Jan 2027 it ends
            by 2026-02-30 it ends       | By 2026-02-30 it ends
            ''                          | ''
            """)
    void aTextOfAPackBeginsWithACapitalAndSaysItsDaysAsWeDo(String text, String told) {
        Wording english = new Wording(Language.EN, WORDING.zone(), WORDING.now());

        assertThat(english.sentence(text)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"已签收，请拨 13800000000", "已到达，您可获赔三倍", "已到达。请加微信"})
    void aNoteThatSpeaksToTheCustomerIsLeftOut(String note) {
        assertThat(WORDING.note(Map.of("zh", note))).isNull();
    }
}
