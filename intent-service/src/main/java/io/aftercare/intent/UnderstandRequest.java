package io.aftercare.intent;

import io.aftercare.intent.language.Language;
import io.aftercare.web.MessageText;
import io.aftercare.web.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message to be understood, with what the customer wrote before it. */
@Schema(description = "A customer's message")
record UnderstandRequest(
        @Schema(required = true, description = "The message, 1 to 4,000 characters", examples = "我想退换货，但不知道怎么操作。")
        String text,

        @Schema(
                description =
                        "BCP 47 tag of zh or en; decides where the text has no words, such as a bare order number."
                                + " Without it the language is detected",
                examples = "zh-CN")
        String locale,

        @Schema(description = "The customer's earlier messages, oldest first; the message is read with the last two")
        List<String> history,

        @Schema(description = "Whose intents to tell; GET /v1/models lists the packs", defaultValue = "after-sales")
        String pack,

        @Schema(description = "Which version of the pack's model to ask; the default one without it", examples = "2")
        String version,

        @Schema(
                description = "'source' also tells the labels of the public data set that the model learned from",
                enumeration = {LEAF, SOURCE},
                defaultValue = LEAF)
        String labels,

        @Schema(
                description = "Asks for the best five intents, also those too improbable to be meant",
                defaultValue = "false")
        Boolean detail,

        @Schema(description = "Asks why the best intent was chosen", defaultValue = "false")
        Boolean explain,

        @Schema(description = "Intents to explain instead of the best, at most 3", maxItems = MOST_EXPLAINED)
        List<String> explainIntents) {

    private static final String LEAF = "leaf";
    private static final String SOURCE = "source";
    private static final int MOST_EXPLAINED = 3;

    static UnderstandRequest of(String text, List<String> history) {
        return new UnderstandRequest(text, null, history, null, null, null, null, null, null);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is none */
    static UnderstandRequest required(UnderstandRequest request) {
        return Optional.ofNullable(request)
                .orElseThrow(() -> Problems.invalid("message-empty", "The item is null: send a message."));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 saying what is wrong */
    UnderstandRequest valid() {
        MessageText.require("text", text);
        for (int i = 0; i < earlier().size(); i++) {
            MessageText.require("history[" + i + "]", earlier().get(i));
        }
        if (locale != null && language().isEmpty()) {
            throw Problems.invalid(
                    "locale-unknown",
                    "'locale' %s is of no language served here: send a tag of %s, or none and the language is detected."
                            .formatted(Quoted.of(locale), served()));
        }
        if (labels != null && !labels.equals(LEAF) && !labels.equals(SOURCE)) {
            throw Problems.invalid(
                    "labels-unknown", "'labels' must be leaf or source, not %s.".formatted(Quoted.of(labels)));
        }
        if (explainIntents != null && explainIntents.size() > MOST_EXPLAINED) {
            throw Problems.invalid(
                    "too-many-intents",
                    "'explainIntents' names %d intents; at most %d are explained."
                            .formatted(explainIntents.size(), MOST_EXPLAINED));
        }
        return this;
    }

    private static String served() {
        return Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(" or "));
    }

    List<String> earlier() {
        return history == null ? List.of() : history;
    }

    Optional<Language> language() {
        return Language.ofTag(locale);
    }

    boolean wantsSources() {
        return SOURCE.equals(labels);
    }

    boolean wantsRunnersUp() {
        return Boolean.TRUE.equals(detail);
    }

    boolean wantsBestExplained() {
        return Boolean.TRUE.equals(explain) && namedForExplanation().isEmpty();
    }

    List<String> namedForExplanation() {
        return explainIntents == null ? List.of() : explainIntents;
    }
}
