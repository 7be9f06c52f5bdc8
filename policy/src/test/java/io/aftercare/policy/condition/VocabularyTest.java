package io.aftercare.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {
    @ParameterizedTest
    @EnumSource
    void theDocumentationNamesEveryWord(Vocabulary word) throws IOException {
        Path root = Path.of(System.getProperty("aftercare.root", ".."));

        assertThat(Files.readString(root.resolve("docs/policy.md"))).contains("`" + word.word() + "`");
    }
}
