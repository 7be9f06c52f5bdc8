package io.aftercare.ticket;

import io.aftercare.ticket.attachments.Attachments;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Photos, videos and documents of a case: the customer attaches to their own and sees what is there. */
@Tag(name = "Cases")
@Path("/v1/cases/{id}/attachments")
@Authenticated
class AttachmentResource {
    private final Caller caller;
    private final Attachments attachments;

    AttachmentResource(Caller caller, Attachments attachments) {
        this.caller = caller;
        this.attachments = attachments;
    }

    /** The file is the body. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(201)
    public Uni<Attachments.View> attach(
            @RestPath UUID id,
            @RestQuery String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType,
            byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw Problems.invalid("attachment-empty", "The body is the file, and it is empty.");
        }
        return attachments.attach(Access.of(caller), id, name, mediaType, bytes);
    }

    @GET
    public Uni<Page<Attachments.View>> list(@RestPath UUID id) {
        return attachments.list(Access.of(caller), id).map(all -> new Page<>(all, null));
    }

    /** As a download only: what somebody attached never runs as a page of ours. */
    @GET
    @Path("/{attachmentId}")
    public RestMulti<Buffer> download(@RestPath UUID id, @RestPath UUID attachmentId) {
        return RestMulti.fromUniResponse(
                attachments.file(Access.of(caller), id, attachmentId),
                Attachments.File::bytes,
                file -> Map.of(
                        HttpHeaders.CONTENT_TYPE,
                        List.of(file.view().mediaType()),
                        HttpHeaders.CONTENT_LENGTH,
                        List.of(String.valueOf(file.view().size())),
                        "X-Content-Type-Options",
                        List.of("nosniff"),
                        HttpHeaders.CONTENT_DISPOSITION,
                        List.of("attachment; filename*=UTF-8''"
                                + encoded(file.view().name()))));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
