package io.aftercare.intent;

import io.aftercare.inference.Caller;
import io.aftercare.inference.TextInput;
import io.aftercare.intent.model.IntentModel;
import io.aftercare.intent.model.Scores;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows in a request's trace what the model took of it, waiting for a place included; never what was read. */
@ApplicationScoped
class ModelTraces {
    private static final AttributeKey<String> PACK = AttributeKey.stringKey("aftercare.model.pack");
    private static final AttributeKey<String> LANGUAGE = AttributeKey.stringKey("aftercare.model.language");
    private static final AttributeKey<Long> VERSION = AttributeKey.longKey("aftercare.model.version");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;

    ModelTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    Scores read(IntentModel model, TextInput input, Caller caller) {
        Span span = tracer.spanBuilder("model read").startSpan();
        try (Scope scope = span.makeCurrent()) {
            return model.read(input, caller);
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            if (span.isRecording()) {
                span.setAttribute(PACK, model.id().pack());
                span.setAttribute(LANGUAGE, model.id().language().code());
                span.setAttribute(VERSION, (long) model.id().version());
            }
            span.end();
        }
    }
}
