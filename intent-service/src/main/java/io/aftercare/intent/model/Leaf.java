package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.aftercare.intent.language.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A leaf intent of a taxonomy.
 *
 * @param group what stands before the dot of the code, unless it is given; of a code without a dot all of it
 * @param zh null in a pack that speaks English only
 * @param kind the case kind that a request of this intent is about; null when an answer is all that can be wanted
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(description = "A leaf intent")
public record Leaf(
        @Schema(examples = "return.request") String code,
        @Schema(examples = "return") String group,
        @Schema(examples = "申请退货") String zh,
        @Schema(examples = "Request a return") String en,

        @Schema(description = "Case kind that a request of this intent is about", examples = "return")
        String kind,

        @Schema(description = "Whether a true answer needs the customer's order")
        boolean needsOrder,

        @Schema(description = "The labels of public data sets that the intent stands for, by data set")
        Map<String, List<String>> sources) {
    /** How the codes of leaves end by which an earlier wish is taken back. */
    private static final String WITHDRAWAL = ".cancel";

    public Leaf {
        if (code == null || en == null) {
            throw new IllegalArgumentException("an intent must have code and en");
        }
        group = group == null ? code.split("\\.", 2)[0] : group;
        sources = sources == null ? Map.of() : Map.copyOf(sources);
    }

    /** The kind of case that a request of this intent opens: who takes an earlier wish back opens nothing new. */
    public Optional<String> opens() {
        return code.endsWith(WITHDRAWAL) ? Optional.empty() : Optional.ofNullable(kind);
    }

    /** The intent's name as the customer's language has it. */
    public String label(Language language) {
        return language == Language.ZH && zh != null ? zh : en;
    }
}
