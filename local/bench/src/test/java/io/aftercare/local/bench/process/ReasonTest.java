package io.aftercare.local.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void theModelsOwnErrorIsTheReasonAndNotWhatItCameFrom() {
        assertThat(Reason.of(List.of(
                        "10:00:00.000 ERROR [i.q.r.Application] Failed to start application: RuntimeException",
                        "Caused by: io.aftercare.inference.ModelLoadException: after-sales has no model for zh: no CUDA",
                        "\tat io.aftercare.inference.OnnxSession.open(OnnxSession.java:50)",
                        "Caused by: ai.onnxruntime.OrtException: Error code - ORT_EP_FAIL",
                        "\t... 12 more")))
                .isEqualTo("after-sales has no model for zh: no CUDA");
    }

    @Test
    void aTracebackComesDownToItsLastLine() {
        assertThat(Reason.of(List.of(
                        "Traceback (most recent call last):",
                        "  File \"service.py\", line 9, in <module>",
                        "    import onnxruntime",
                        "ModuleNotFoundError: No module named 'onnxruntime'")))
                .isEqualTo("No module named 'onnxruntime'");
    }

    @Test
    void whatSaysNothingKnownIsShownAsItIs() {
        assertThat(Reason.of(List.of("a", "b"))).isEqualTo("a\nb");
    }
}
