package io.aftercare.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.inference.Caller;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelClosed;
import io.aftercare.inference.TextInput;
import io.aftercare.intent.language.Language;
import io.aftercare.intent.model.IntentModel;
import io.aftercare.intent.model.ModelRegistry;
import io.aftercare.intent.model.TinyModels;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTracesTest {
    private static final String TEXT = "手机坏了，退";

    @TempDir
    private Path directory;

    private final List<SpanData> spans = new ArrayList<>();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
            .build()
            .get("test");
    private ModelRegistry models;
    private IntentModel model;

    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @BeforeEach
    void load() {
        TinyModels.in(directory);
        models = ModelRegistry.load(directory, List.of(), EngineOptions.cpu());
        model = models.find("after-sales", Language.ZH).orElseThrow();
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void aReadingIsPartOfItsRequestAndNamesTheModel() {
        var request = tracer.spanBuilder("request").startSpan();
        try (Scope scope = request.makeCurrent()) {
            new ModelTraces(tracer).read(model, TextInput.of(TEXT), Caller.SERVICE);
        }

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getParentSpanId())
                    .isEqualTo(request.getSpanContext().getSpanId());
            assertThat(span.getAttributes().asMap().entrySet().stream()
                            .collect(Collectors.toMap(it -> it.getKey().getKey(), it -> it.getValue())))
                    .containsEntry("aftercare.model.pack", "after-sales")
                    .containsEntry("aftercare.model.language", "zh")
                    .containsEntry("aftercare.model.version", 2L);
            assertThat(span.toString()).doesNotContain(TEXT);
        });
    }

    @Test
    void aFailureIsNamed() {
        models.close();

        assertThatThrownBy(() -> new ModelTraces(tracer).read(model, TextInput.of(TEXT), Caller.SERVICE))
                .isInstanceOf(ModelClosed.class);
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getAttributes().asMap().values()).contains("ModelClosed");
        });
    }
}
