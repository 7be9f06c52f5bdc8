package io.aftercare.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.knowledge.Scope;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.aftercare.web.export.Format;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

/** All articles that are in force for the tenant, as CSV or one JSON object a line. */
@Tag(name = "Knowledge")
@Path("/v1/knowledge/export")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class ExportResource {
    private static final String HEADER = "id,version,locale,title,intents,clauses,needsOrder,questions,text\r\n";

    private final Retriever retriever;
    private final Caller caller;
    private final ObjectMapper json;

    ExportResource(Retriever retriever, Caller caller, ObjectMapper json) {
        this.retriever = retriever;
        this.caller = caller;
        this.json = json;
    }

    @GET
    public RestMulti<String> export(@RestQuery @DefaultValue("csv") String format) {
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("jsonl")) {
            throw Problems.invalid("format-invalid", "format is csv or jsonl.");
        }
        Scope scope = retriever.at(Scope.of(caller.tenant()));
        Stream<String> lines = Stream.of(Language.values())
                .flatMap(language -> retriever.catalogue().articles(language, scope).stream())
                .map(article -> csv ? csv(article) : json(article));
        return RestMulti.fromMultiData(Multi.createFrom().items(csv ? Stream.concat(Stream.of(HEADER), lines) : lines))
                .header(HttpHeaders.CONTENT_TYPE, (csv ? "text/csv" : "application/jsonl") + "; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"knowledge." + format + "\"")
                .build();
    }

    private static String csv(Article article) {
        return Stream.of(
                                article.id(),
                                article.version(),
                                article.locale().code(),
                                article.title(),
                                String.join(" ", article.intents()),
                                String.join(" ", article.clauses()),
                                article.needsOrder(),
                                String.join("\n", article.questions()),
                                String.join("\n", article.passages()))
                        .map(Format::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private String json(Article article) {
        try {
            return json.writeValueAsString(article) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an article cannot be written", e);
        }
    }
}
