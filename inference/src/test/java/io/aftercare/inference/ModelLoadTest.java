package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoadTest {
    @TempDir
    Path directory;

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("missing.onnx");

        assertThatThrownBy(() -> Head.load(ModelSource.file(missing), EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("missing.onnx cannot be read");
    }

    @Test
    void aMissingResourceIsNamed() {
        assertThatThrownBy(() -> ModelSource.classPath("no-such-model.onnx").read())
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("no-such-model.onnx cannot be read")
                .hasMessageContaining("not on the class path");
    }

    @Test
    void anEmptyFileIsNamed() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.onnx"));

        assertThatThrownBy(() -> Head.load(ModelSource.file(empty), EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("empty.onnx is empty");
    }

    @Test
    void aCorruptGraphIsNamedWithTheReason() throws Exception {
        byte[] graph = Bge.GRAPH.read();
        Path corrupt = Files.write(directory.resolve("corrupt.onnx"), Arrays.copyOf(graph, graph.length / 2));

        assertThatThrownBy(() ->
                        TextEncoder.load(ModelSource.file(corrupt), Bge.TOKENIZER, Bge.MAX_TOKENS, EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("corrupt.onnx cannot be loaded")
                .hasMessageContaining("protobuf");
    }

    @Test
    void aCorruptTokenizerIsNamed() {
        ModelSource corrupt = ModelSource.bytes("corrupt-tokenizer.json", "{\"version\":".getBytes());

        assertThatThrownBy(() -> TextEncoder.load(Bge.GRAPH, corrupt, Bge.MAX_TOKENS, EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("corrupt-tokenizer.json is not a tokenizer");
    }

    @Test
    void aGraphWithForeignInputsIsNoEncoder() {
        ModelSource sum = ModelSource.bytes("sum.onnx", TinyGraph.sum("left", "right"));

        assertThatThrownBy(() -> TextEncoder.load(sum, Bge.TOKENIZER, Bge.MAX_TOKENS, EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("sum.onnx is no text encoder: it wants the inputs [left, right]");
    }

    @Test
    void anEncoderIsNoHead() {
        assertThatThrownBy(() -> Head.load(Bge.GRAPH, EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("bge-small-zh-v1.5-q.onnx is no head");
    }

    @Test
    void cudaWhereThereIsNoneFailsWithTheReason() {
        assertThatThrownBy(() -> Bge.load(EngineOptions.cuda(0)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("bge-small-zh-v1.5-q.onnx is to run on CUDA device 0")
                .hasMessageContaining("offers [CPU")
                // What ONNX Runtime says for itself where it was asked too early (with -Pcuda).
                .hasMessageNotContaining("DefaultLogger");
    }

    @Test
    void cudaWhereThereIsNoneFallsBackWhereThatIsAllowed() {
        try (TextEncoder encoder =
                Bge.load(EngineOptions.cuda(0).with(Device.cuda(0).withFallbackToCpu(true)))) {
            assertThat(encoder.provider()).isEqualTo(Provider.CPU);
            assertThat(encoder.encode("退货")).hasSize(512);
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.cpu().withIntraOpThreads(0))
                .withMessage("intraOpThreads must be positive, but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> EngineOptions.cuda(-1));
    }

    @Test
    void theHashIsWhatSha256sumPrints() {
        assertThat(ModelSource.sha256("aftercare".getBytes()))
                .isEqualTo("9bf48923a47a23d86405d8d9e68bc29bb9e68c5f7af682d0f17306bbf68ed3bb");
    }
}
