package io.aftercare.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.intent.entity.EntityFinder;
import io.aftercare.intent.rules.RuleBook;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final RuleBook RULES = RuleBook.load();
    private final EntityFinder finder = new EntityFinder(Clock.systemUTC());

    private Subject subject(String text, String... history) {
        String folded = RULES.folding().fold(text);
        UnderstandRequest request = new UnderstandRequest(text, null, List.of(history), null);
        return Subject.of(request, folded, finder.find(text, folded), RULES);
    }

    @Test
    void aBareOrderNumberIsAboutWhatWasSaidLast() {
        Subject subject = subject("订单号是A1002", "我要退货");

        assertThat(subject.words()).isEqualTo("我要退货");
        assertThat(subject.evidence().wished()).containsExactly("return");
    }

    @Test
    void bareNumbersBeforeAreSkipped() {
        assertThat(subject("A1002", "我要退货", "A1001").words()).isEqualTo("我要退货");
    }

    @Test
    void aBareOrderNumberAloneAsksForTheOrder() {
        assertThat(subject("A1002").evidence().named()).containsKey("order.status");
    }

    @Test
    void aShortFollowUpIsReadTogetherWithTheLastMessage() {
        Subject subject = subject("那运费呢", "我想退货");

        assertThat(subject.forModel()).isEqualTo("我想退货 那运费呢");
        assertThat(subject.words()).isEqualTo("那运费呢");
    }

    @Test
    void whatStandsOnItsOwnIsReadAlone() {
        assertThat(subject("我还想问一下这个东西的发票什么时候能开给我", "我想退货").forModel()).isEqualTo("我还想问一下这个东西的发票什么时候能开给我");
        assertThat(subject("谢谢", "我想退货").forModel()).isEqualTo("谢谢");
        assertThat(subject("转人工", "我想退货").forModel()).isEqualTo("转人工");
    }
}
