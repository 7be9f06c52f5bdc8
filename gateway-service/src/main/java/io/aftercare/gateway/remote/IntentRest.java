package io.aftercare.gateway.remote;

import io.aftercare.gateway.Understanding;
import io.aftercare.web.Caller;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/v1/understand")
@RegisterRestClient(configKey = "intent")
@RegisterProvider(RefusalReader.class)
interface IntentRest {
    @POST
    Understanding understand(@HeaderParam(Caller.TENANT_HEADER) String tenant, Utterance utterance);

    record Utterance(String text, String locale, List<String> history) {}
}
