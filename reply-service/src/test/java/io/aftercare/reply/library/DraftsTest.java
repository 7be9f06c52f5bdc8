package io.aftercare.reply.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Language;
import io.aftercare.reply.intake.Section;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftsTest {
    private static final int LONGEST_BODY = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"这是一个句子。", "A sentence. ", "word ", "无标点", "😀"})
    void a_paragraph_that_is_too_long_becomes_several_numbered_articles_and_loses_nothing(String repeated) {
        String paragraph = repeated.repeat(45_000 / repeated.length()).strip();

        List<Library.NewArticle> drafts = Drafts.ofFile(
                "handbook.md", Language.ZH, List.of(), List.of(new Section("手册", List.of("开头。", paragraph, "结尾。"))));

        assertThat(drafts).hasSizeBetween(3, 4).allSatisfy(draft -> {
            assertThat(body(draft)).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_BODY);
            assertThat(body(draft).codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        });
        assertThat(drafts)
                .extracting(draft -> draft.content().zh().title())
                .startsWith("手册 (1/" + drafts.size() + ")", "手册 (2/" + drafts.size() + ")");
        assertThat(drafts.stream()
                        .map(DraftsTest::body)
                        .collect(Collectors.joining())
                        .replaceAll("\\s", ""))
                .isEqualTo(("开头。" + paragraph + "结尾。").replaceAll("\\s", ""));
    }

    private static String body(Library.NewArticle draft) {
        return draft.content().zh().body();
    }
}
