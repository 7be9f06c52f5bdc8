package io.aftercare.intent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.inference.Caller;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.TextInput;
import io.aftercare.intent.language.Language;
import io.aftercare.intent.language.Languages;
import io.aftercare.intent.model.Distribution;
import io.aftercare.intent.model.IntentModel;
import io.aftercare.intent.model.ModelRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That explanations are true of the shipped models: what they call most telling is missed most when it is gone. */
class DeletionTest {
    private static final Languages LANGUAGES = Languages.load();
    private static final Segmenter SEGMENTER = Segmenter.load();
    private static ModelRegistry models;

    private final Explainer explainer = new Explainer(SEGMENTER);

    @BeforeAll
    static void load() {
        Path shipped = Path.of(System.getProperty("aftercare.root"), "models");
        models = ModelRegistry.load(shipped, List.of(), EngineOptions.cpu());
    }

    @AfterAll
    static void close() {
        models.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ZH | 请问这个发票怎么开
            ZH | 我要把昨天收到的衣服退货
            ZH | 你们帮我转人工客服好吗
            ZH | 亲我的优惠券怎么使用啊
            ZH | 东西坏了可以申请维修吗
            ZH | 麻烦你帮我取消订单谢谢
            EN | Could you please tell me where my package is right now
            EN | I would like to cancel my order please
            EN | Hello, how can I get an invoice for this
            EN | The jacket is too small so I want to exchange it
            EN | I forgot the password of my account
            """)
    void leavingOutTheMostTellingWordHurtsMoreThanAnotherOne(Language language, String text) {
        IntentModel model = models.find(ModelRegistry.DEFAULT_PACK, language).orElseThrow();
        TextInput input = TextInput.of(text);
        String folded = LANGUAGES.fold(text);
        Distribution intents = model.read(input, Caller.SERVICE).intents();
        String best = intents.best().label();

        Explanation explanation = explainer
                .explain(model, input, folded, intents, List.of(best), Caller.SERVICE)
                .getFirst();

        Explanation.Part top = explanation.segments().getFirst();
        Segment telling = new Segment(top.start(), top.end());
        List<Segment> others = SEGMENTER.segments(folded).stream()
                .filter(segment -> !segment.equals(telling))
                .toList();
        Segment other = others.get(new Random(text.hashCode()).nextInt(others.size()));
        assertThat(without(telling, model, text).of(best))
                .as("%s without '%s', against without '%s'", best, top.text(), other.in(text))
                .isLessThan(without(other, model, text).of(best));
    }

    private static Distribution without(Segment segment, IntentModel model, String text) {
        return model.read(TextInput.of(segment.leftOutOf(text)), Caller.SERVICE).intents();
    }
}
