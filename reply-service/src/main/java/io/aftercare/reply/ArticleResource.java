package io.aftercare.reply;

import io.aftercare.reply.library.ArticleContent;
import io.aftercare.reply.library.ArticleState;
import io.aftercare.reply.library.ArticleVersion;
import io.aftercare.reply.library.Author;
import io.aftercare.reply.library.Library;
import io.aftercare.reply.library.LibraryCursor;
import io.aftercare.reply.library.Origin;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Articles as they are written: drafted, reviewed, published and retired, version by version. */
@Tag(name = "Knowledge")
@Path("/v1/knowledge")
@RolesAllowed({Role.MANAGER, Role.ADMIN})
class ArticleResource {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Library library;
    private final Caller caller;
    private final Clock clock;

    ArticleResource(Library library, Caller caller, Clock clock) {
        this.library = library;
        this.caller = caller;
        this.clock = clock;
    }

    record WrittenArticle(@NotNull String id, @NotNull ArticleContent content) {}

    @GET
    @Path("/versions")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<ArticleView.Page> list(
            @RestQuery String state,
            @RestQuery String intent,
            @RestQuery String owner,
            @RestQuery String limit,
            @RestQuery String cursor) {
        int most = Pages.limit(limit);
        Optional<LibraryCursor> after = Optional.ofNullable(cursor).map(LibraryCursor::decode);
        return library.page(caller.tenant(), state(state), intent, owner, after, most + 1)
                .map(rows -> {
                    List<ArticleVersion> shown = rows.size() > most ? rows.subList(0, most) : rows;
                    String next = rows.size() > most ? cursorOf(shown.getLast()).encode() : null;
                    return new ArticleView.Page(
                            shown.stream().map(ArticleView::from).toList(), next);
                });
    }

    @POST
    public Uni<RestResponse<ArticleView>> create(
            @HeaderParam(IDEMPOTENCY_KEY) String key, @NotNull @Valid WrittenArticle article) {
        return library.create(
                        author(), key, List.of(new Library.NewArticle(article.id(), Origin.WRITTEN, article.content())))
                .map(created -> created(created.getFirst()));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<ArticleView.Page> versions(@RestPath String id) {
        return library.history(caller.tenant(), id).map(ArticleView.Page::of);
    }

    /** Without a body, a copy of the last version. */
    @POST
    @Path("/{id}/versions")
    public Uni<RestResponse<ArticleView>> nextVersion(
            @RestPath String id, @HeaderParam(IDEMPOTENCY_KEY) String key, ArticleContent content) {
        return library.nextVersion(author(), key, id, Optional.ofNullable(content))
                .map(ArticleResource::created);
    }

    /** What replies were proved with may be read by everybody; what was not in force yet, by staff. */
    @GET
    @Path("/{id}/versions/{version}")
    @Authenticated
    public Uni<RestResponse<ArticleView>> version(@RestPath String id, @RestPath int version) {
        return library.version(caller.tenant(), id, version).map(found -> {
            if (!caller.isCustomer()) {
                return seen(found);
            }
            if (!found.cameIntoForceBy(clock.instant())) {
                throw Problems.notFound("article-version", id + " " + version);
            }
            return RestResponse.ok(ArticleView.forCustomers(found));
        });
    }

    @PUT
    @Path("/{id}/versions/{version}")
    public Uni<RestResponse<ArticleView>> change(
            @RestPath String id,
            @RestPath int version,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull ArticleContent content) {
        return library.change(author(), id, version, ifMatch, content).map(ArticleResource::seen);
    }

    @POST
    @Path("/{id}/versions/{version}/submit")
    public Uni<RestResponse<ArticleView>> submit(
            @RestPath String id, @RestPath int version, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return library.submit(author(), id, version, ifMatch).map(ArticleResource::seen);
    }

    /** Out of review, back to its author. */
    @POST
    @Path("/{id}/versions/{version}/return")
    public Uni<RestResponse<ArticleView>> returnToDraft(
            @RestPath String id, @RestPath int version, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return library.returnToDraft(author(), id, version, ifMatch).map(ArticleResource::seen);
    }

    @POST
    @Path("/{id}/versions/{version}/publish")
    public Uni<RestResponse<ArticleView>> publish(
            @RestPath String id, @RestPath int version, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return library.publish(author(), id, version, ifMatch).map(ArticleResource::seen);
    }

    @POST
    @Path("/{id}/versions/{version}/retire")
    public Uni<RestResponse<ArticleView>> retire(
            @RestPath String id, @RestPath int version, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return library.retire(author(), id, version, ifMatch).map(ArticleResource::seen);
    }

    private Author author() {
        return new Author(caller.tenant(), caller.subject());
    }

    private static RestResponse<ArticleView> created(ArticleVersion version) {
        URI where = URI.create("/v1/knowledge/" + version.id() + "/versions/" + version.version());
        return ResponseBuilder.<ArticleView>created(where)
                .entity(ArticleView.from(version))
                .header(HttpHeaders.ETAG, version.etag())
                .build();
    }

    private static RestResponse<ArticleView> seen(ArticleVersion version) {
        return ResponseBuilder.ok(ArticleView.from(version))
                .header(HttpHeaders.ETAG, version.etag())
                .build();
    }

    private static LibraryCursor cursorOf(ArticleVersion version) {
        return new LibraryCursor(version.changed().at(), version.id(), version.version());
    }

    private static String state(String state) {
        if (state != null
                && Arrays.stream(ArticleState.values())
                        .noneMatch(it -> it.code().equals(state))) {
            throw Problems.invalid("parameter-invalid", "state is draft, in_review, published or retired.");
        }
        return state;
    }
}
