package io.aftercare.intent;

import io.aftercare.intent.language.Language;
import io.aftercare.web.MessageText;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message to be understood, with what the customer wrote before it. */
@Schema(description = "A customer's message")
record UnderstandRequest(
        @Schema(required = true, description = "The message, 1 to 4,000 characters", examples = "我想退换货，但不知道怎么操作。")
        String text,

        @Schema(
                description = "BCP 47 tag; decides where the text has no words, such as a bare order number",
                examples = "zh-CN")
        String locale,

        @Schema(
                description =
                        "The customer's earlier messages, oldest first; a short follow-up is read with the last one")
        List<String> history,

        @Schema(description = "Reserved: asks for the reasons; this version gives none")
        Boolean explain) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 saying what is wrong */
    UnderstandRequest valid() {
        MessageText.require("text", text);
        for (int i = 0; i < earlier().size(); i++) {
            MessageText.require("history[" + i + "]", earlier().get(i));
        }
        return this;
    }

    List<String> earlier() {
        return history == null ? List.of() : history;
    }

    Optional<Language> language() {
        return Language.ofTag(locale);
    }
}
