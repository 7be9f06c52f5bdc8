package io.aftercare.reply;

import io.aftercare.inference.InferenceOverloaded;
import io.aftercare.web.Problems;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** More messages than the encoders can read are turned away at once, to be sent again. */
class EncodersBusy {
    @ServerExceptionMapper
    Response tryAgain(InferenceOverloaded overloaded) {
        return Problems.unavailable("overloaded", "All encoders are busy; try again shortly.", Duration.ofSeconds(1))
                .toResponse();
    }
}
