package io.aftercare.intent;

import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.language.Language;
import io.aftercare.intent.model.Leaf;
import io.aftercare.intent.model.ModelView;
import io.aftercare.intent.rules.Act;
import io.aftercare.intent.rules.ComplaintCategory;
import io.aftercare.intent.rules.ComplaintRules;
import io.aftercare.intent.rules.Sentiment;
import io.aftercare.intent.rules.Urgency;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a message means. */
@Schema(description = "What a message means")
record Understanding(
        @Schema(description = "The language that the message was read in")
        Language language,

        @Schema(description = "Best first, at most 5; several may hold at once")
        List<Intent> intents,

        @Schema(description = "What the customer does by writing")
        ActScore act,

        OutOfScope outOfScope,
        List<Entity> entities,
        Tone sentiment,
        Urgency urgency,

        @Schema(description = "Absent when nothing is complained about")
        Complaint complaint,

        Model model) {

    @Schema(description = "A leaf intent of the taxonomy")
    record Intent(
            @Schema(examples = "return.request") String name,
            double confidence,
            @Schema(examples = "return") String group,

            @Schema(description = "The case kind that a request of this intent is about; absent when none")
            String kind,

            boolean needsOrder) {

        static Intent of(Leaf leaf, String kind, double confidence) {
            return new Intent(leaf.code(), rounded(confidence), leaf.group(), kind, leaf.needsOrder());
        }
    }

    record ActScore(Act label, double score) {
        ActScore {
            score = rounded(score);
        }
    }

    @Schema(description = "Whether the message is none of an after-sales desk's business")
    record OutOfScope(boolean value, double score) {
        OutOfScope {
            score = rounded(score);
        }
    }

    record Tone(Sentiment label, double score) {
        Tone {
            score = rounded(score);
        }
    }

    record Complaint(ComplaintCategory category, double confidence) {
        Complaint {
            confidence = rounded(confidence);
        }

        static Complaint of(ComplaintRules.Complaint complaint) {
            return new Complaint(complaint.category(), complaint.confidence());
        }
    }

    @Schema(description = "The model that was asked, and how long it took")
    record Model(String name, String version, double millis) {
        static Model of(ModelView model, Duration taken) {
            return new Model(model.name(), model.version(), rounded(taken.toNanos() / 1e6));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
