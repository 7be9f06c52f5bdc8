package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is taken outside of the heap is given back, or used again. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {
    private static final TextLimits LIMITS = new TextLimits(16, 8);
    private static final TinyText WORDS = TinyText.of("退", "货")
            .rows("leaves", 2, Map.of("退", new float[] {3, 0}))
            .rows("broken", 1, Map.of("货", new float[] {Float.MAX_VALUE}));
    /** One leaked tensor a call would be some ten times as much. */
    private static final long NOISE = 24 << 20;

    @TempDir
    Path directory;

    private static long resident() throws IOException {
        System.gc();
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }

    private TextModel load() {
        return TextModel.load(
                directory.resolve("model.onnx"), directory.resolve("tokenizer.json"), LIMITS, EngineOptions.cpu());
    }

    @Test
    void aHundredThousandCallsTakeNoMoreThanTheFirst() throws IOException {
        WORDS.write(directory);
        List<TextInput> together = List.of(TextInput.of("退"), TextInput.of("退退退"));
        try (TextModel model = load()) {
            calls(model, together, 20_000);
            long before = resident();

            calls(model, together, 100_000);

            assertThat(resident() - before).isLessThan(NOISE);
        }
    }

    private static void calls(TextModel model, List<TextInput> together, int count) {
        for (int i = 0; i < count; i++) {
            switch (i % 10) {
                case 0 -> model.readTogether(together);
                case 1 ->
                    assertThatThrownBy(() -> model.read(TextInput.of("货货"))).isInstanceOf(InferenceFailed.class);
                default -> model.read(new TextInput("退".repeat(i % 14), i % 2 == 0 ? "" : "退"));
            }
        }
    }

    @Test
    void aModelThatIsClosedGivesItsMemoryBack() throws IOException {
        WORDS.write(directory);
        for (int i = 0; i < 20; i++) {
            load().close();
        }
        long before = resident();

        for (int i = 0; i < 100; i++) {
            load().close();
        }

        assertThat(resident() - before).isLessThan(NOISE);
    }
}
