package io.aftercare.gateway.remote;

import io.aftercare.gateway.Reply;
import io.aftercare.gateway.ReplyRequest;
import io.aftercare.gateway.Suggestion;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.SseEvent;

@Path("/v1/replies")
@RegisterRestClient(configKey = "reply")
@RegisterProvider(RefusalReader.class)
interface ReplyRest {
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    Reply compose(ReplyRequest request);

    @POST
    @Path("/suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    Suggested suggest(ReplyRequest request);

    record Suggested(List<Suggestion> items) {
        public Suggested {
            items = items == null ? List.of() : items;
        }
    }

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<SseEvent<String>> stream(ReplyRequest request);
}
