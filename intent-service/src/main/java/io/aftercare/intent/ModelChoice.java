package io.aftercare.intent;

import io.aftercare.intent.language.Language;
import io.aftercare.intent.model.IntentModel;
import io.aftercare.intent.model.ModelId;
import io.aftercare.intent.model.ModelRegistry;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the model that a request asks for, and refuses by name what there is not. */
@ApplicationScoped
class ModelChoice {
    private final ModelRegistry models;

    ModelChoice(ModelRegistry models) {
        this.models = models;
    }

    /** @throws HttpProblem 400 naming what there is instead */
    IntentModel choose(UnderstandRequest request, Language language) {
        String pack = Optional.ofNullable(request.pack()).orElse(ModelRegistry.DEFAULT_PACK);
        IntentModel model = request.version() == null
                ? models.find(pack, language).orElseThrow(() -> noModel(pack, language))
                : versioned(pack, language, request.version());
        if (request.wantsSources() && !model.tellsSources()) {
            throw Problems.invalid(
                    "labels-unavailable", "%s tells no source labels: leave 'labels' out.".formatted(model.id()));
        }
        request.namedForExplanation().forEach(intent -> requireIntent(model, intent));
        return model;
    }

    private IntentModel versioned(String pack, Language language, String version) {
        if (models.versions(pack, language).isEmpty()) {
            throw noModel(pack, language);
        }
        return models.versions(pack, language).stream()
                .filter(served -> served.toString().equals(version))
                .findFirst()
                .flatMap(served -> models.find(new ModelId(pack, language, served)))
                .orElseThrow(() -> Problems.invalid(
                        "version-unknown",
                        "There is no version %s of %s for %s; there is %s."
                                .formatted(
                                        Quoted.of(version),
                                        pack,
                                        language.code(),
                                        listed(models.versions(pack, language)))));
    }

    private HttpProblem noModel(String pack, Language language) {
        if (!models.packs().contains(pack)) {
            return Problems.invalid(
                    "pack-unknown",
                    "There is no pack %s; there is %s.".formatted(Quoted.of(pack), listed(models.packs())));
        }
        return Problems.invalid(
                "pack-language-missing",
                "The pack %s has no model for %s, which the message is in; it has one for %s."
                        .formatted(
                                pack,
                                language.code(),
                                listed(models.languages(pack).stream()
                                        .map(Language::code)
                                        .toList())));
    }

    private static void requireIntent(IntentModel model, String intent) {
        if (intent == null || model.taxonomy().leaf(intent).isEmpty()) {
            throw Problems.invalid(
                    "intent-unknown",
                    "'explainIntents' names %s, which is no intent of the pack %s; its taxonomy lists them."
                            .formatted(
                                    intent == null ? "null" : Quoted.of(intent),
                                    model.id().pack()));
        }
    }

    private static String listed(Collection<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
