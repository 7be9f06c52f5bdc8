package io.aftercare.intent;

import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.explain.Explanation;
import io.aftercare.intent.language.Language;
import io.aftercare.intent.model.Act;
import io.aftercare.intent.model.ComplaintCategory;
import io.aftercare.intent.model.Distribution;
import io.aftercare.intent.model.IntentModel;
import io.aftercare.intent.model.Leaf;
import io.aftercare.intent.model.Scores;
import io.aftercare.intent.model.Sentiment;
import io.aftercare.intent.model.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a message means. */
@Schema(description = "What a message means")
record Understanding(
        @Schema(description = "The language that the message was read in")
        Language language,

        @Schema(description = "All that the customer may well mean, best first: one to five")
        List<Intent> intents,

        @Schema(description = "What is at stake, as far as it holds, best first")
        List<Kind> kinds,

        @Schema(description = "What to ask back; absent unless two intents are too close to choose between")
        Clarification clarify,

        @Schema(description = "What the customer does by writing")
        ActScore act,

        OutOfScope outOfScope,
        List<Entity> entities,
        Tone sentiment,
        Urgency urgency,

        @Schema(description = "Absent when nothing is complained about")
        Complaint complaint,

        @Schema(description = "The best five labels of the public data set; present when 'labels' asks for source")
        List<Source> sources,

        @Schema(description = "Why; present when asked for") List<Explanation> explanation,

        Model model) {

    @Schema(description = "A leaf intent of the taxonomy")
    record Intent(
            @Schema(examples = "return.request") String name,
            double confidence,
            @Schema(examples = "return") String group,

            @Schema(description = "The case kind that a request of this intent is about; absent when none")
            String kind,

            boolean needsOrder,

            @Schema(description = "What people call it") Label label) {

        static Intent of(Leaf leaf, double confidence) {
            return new Intent(
                    leaf.code(),
                    rounded(confidence),
                    leaf.group(),
                    leaf.opens().orElse(null),
                    leaf.needsOrder(),
                    new Label(leaf.zh(), leaf.en()));
        }
    }

    /** {@code zh} is null in a pack that speaks English only. */
    record Label(
            @Schema(examples = "申请退货") String zh,
            @Schema(examples = "Request a return") String en) {}

    record Kind(@Schema(examples = "return") String kind, double confidence) {
        Kind {
            confidence = rounded(confidence);
        }

        static List<Kind> of(Map<String, Double> holding) {
            return holding.entrySet().stream()
                    .map(kind -> new Kind(kind.getKey(), kind.getValue()))
                    .toList();
        }
    }

    record Source(@Schema(examples = "保修返修及退换货政策") String name, double confidence) {
        private static final int MOST = 5;

        static List<Source> of(Distribution sources) {
            return sources.top(MOST, 0).stream()
                    .map(scored -> new Source(scored.label(), rounded(scored.probability())))
                    .toList();
        }
    }

    record ActScore(Act label, double score) {
        ActScore {
            score = rounded(score);
        }

        static ActScore of(Distribution acts) {
            return new ActScore(Act.valueOf(name(acts)), acts.best().probability());
        }
    }

    @Schema(description = "Whether the message is none of the pack's business; then its intents are not to be acted on")
    record OutOfScope(boolean value, double score) {
        OutOfScope {
            score = rounded(score);
        }
    }

    record Tone(Sentiment label, double score) {
        Tone {
            score = rounded(score);
        }

        static Tone of(Distribution tones) {
            return new Tone(Sentiment.valueOf(name(tones)), tones.best().probability());
        }
    }

    record Complaint(
            ComplaintCategory category,

            @Schema(description = "How surely the message complains at all")
            double confidence) {
        Complaint {
            confidence = rounded(confidence);
        }

        static Optional<Complaint> of(Distribution complaints) {
            return complaints.best().label().equals(Scores.NO_COMPLAINT)
                    ? Optional.empty()
                    : Optional.of(new Complaint(
                            ComplaintCategory.valueOf(name(complaints)), 1 - complaints.of(Scores.NO_COMPLAINT)));
        }
    }

    @Schema(description = "The model that was asked, how long it took, and what the reading cost")
    record Model(
            String name,
            @Schema(examples = "after-sales") String pack,
            String version,
            double millis,

            @Schema(description = "CPU time of the thread that read the message, the model's run included")
            double cpuMillis,

            @Schema(description = "Tokens of the message that the model read")
            int tokens) {

        static Model of(IntentModel model, Duration taken, Duration cpu, int tokens) {
            return new Model(
                    model.name(),
                    model.id().pack(),
                    Integer.toString(model.id().version()),
                    rounded(taken.toNanos() / 1e6),
                    rounded(cpu.toNanos() / 1e6),
                    tokens);
        }
    }

    /** The best label as constants are named. */
    private static String name(Distribution labels) {
        return labels.best().label().toUpperCase(Locale.ROOT);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
