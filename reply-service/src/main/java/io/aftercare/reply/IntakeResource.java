package io.aftercare.reply;

import io.aftercare.reply.intake.Documents;
import io.aftercare.reply.intake.ReadDocument;
import io.aftercare.reply.intake.UnreadableDocument;
import io.aftercare.reply.library.ArticleVersion;
import io.aftercare.reply.library.Author;
import io.aftercare.reply.library.Drafts;
import io.aftercare.reply.library.Library;
import io.aftercare.web.Caller;
import io.aftercare.web.MessageText;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** Drafts of what was written elsewhere: files, and the answers of agents. */
@Tag(name = "Knowledge")
@Path("/v1/knowledge")
@Blocking // a large PDF takes a second to read
class IntakeResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 200;

    private final Library library;
    private final Caller caller;

    IntakeResource(Library library, Caller caller) {
        this.library = library;
        this.caller = caller;
    }

    /** @param hiddenCharacters left out, because no reader of the file sees them */
    record Imported(List<ArticleView> articles, int hiddenCharacters) {}

    /** @param locale that of the answer where it is absent */
    record Answer(
            @NotBlank String conversationId,
            String messageId,
            String locale,
            List<String> intents,
            @NotNull String question,
            @NotNull String answer) {}

    /** The file is the body. */
    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @ResponseStatus(201)
    public Imported importFile(
            @RestQuery String name,
            @RestQuery String locale,
            @RestQuery String intents,
            @HeaderParam("Idempotency-Key") String key,
            byte[] file) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Problems.invalid("parameter-invalid", "name is the file's name, such as returns.docx.");
        }
        ReadDocument document = read(name, file == null ? new byte[0] : file);
        Language language = locale == null
                ? Locales.of(document.sections().getFirst().paragraphs().getFirst())
                : Locales.parse(locale);
        List<String> meant = intents == null ? List.of() : Arrays.asList(intents.split(","));
        List<Library.NewArticle> drafts = Drafts.ofFile(name, language, meant, document.sections());
        return new Imported(create(key, drafts).stream().map(ArticleView::from).toList(), document.hidden());
    }

    @POST
    @Path("/from-answer")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @ResponseStatus(201)
    public ArticleView keep(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Answer answer) {
        MessageText.require("question", answer.question());
        MessageText.require("answer", answer.answer());
        Language language = answer.locale() == null ? Locales.of(answer.answer()) : Locales.parse(answer.locale());
        String source = answer.messageId() == null
                ? answer.conversationId()
                : answer.conversationId() + " message " + answer.messageId();
        Library.NewArticle draft =
                Drafts.ofAnswer(source, language, answer.intents(), answer.question(), answer.answer());
        return ArticleView.from(create(key, List.of(draft)).getFirst());
    }

    private List<ArticleVersion> create(String key, List<Library.NewArticle> drafts) {
        Author author = new Author(caller.tenant(), caller.subject());
        return library.create(author, key, drafts).await().atMost(PATIENCE);
    }

    private static ReadDocument read(String name, byte[] file) {
        try {
            return Documents.read(name, file);
        } catch (UnreadableDocument e) {
            throw Problems.problem(e.status(), e.type(), "Not read", e.getMessage());
        }
    }
}
