package io.aftercare.intent.model;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.intent.language.Language;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models that are served. One that is missing something, was changed or does not fit is refused by name and never
 * stops the others; only without a good model of the default pack for every language is there nothing to serve.
 */
public final class ModelRegistry implements AutoCloseable {
    public static final String DEFAULT_PACK = "after-sales";

    private final List<IntentModel> models;
    private final List<RefusedModel> refused;
    private final Pins pins;

    private ModelRegistry(List<IntentModel> models, List<RefusedModel> refused, Pins pins) {
        this.models = models;
        this.refused = refused;
        this.pins = pins;
    }

    /**
     * Loads and warms every {@code directory/intent/pack/language/version} that holds a manifest.
     *
     * @param pinned versions that are the default instead of the newest: {@code after-sales/zh=2}
     * @throws ModelLoadException when the default pack lacks a language, or a pinned version is not served, saying why
     */
    public static ModelRegistry load(Path directory, Collection<String> pinned, EngineOptions options) {
        Pins pins = Pins.of(pinned);
        Loading loading = Loading.of(directory.resolve("intent"), options);
        ModelRegistry registry = new ModelRegistry(loading.models(), loading.refused(), pins);
        try {
            registry.requireDefaults();
            return registry;
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    public List<String> packs() {
        return distinct(models.stream(), model -> model.id().pack());
    }

    public List<Language> languages(String pack) {
        return distinct(of(pack), model -> model.id().language());
    }

    /** Oldest first. */
    public List<Integer> versions(String pack, Language language) {
        return distinct(of(pack, language), model -> model.id().version());
    }

    /** The pinned version, else the newest. */
    public Optional<IntentModel> find(String pack, Language language) {
        Optional<Integer> pin = pins.version(pack, language);
        return of(pack, language)
                .filter(model -> pin.isEmpty() || model.id().version() == pin.get())
                .reduce((older, newer) -> newer);
    }

    public Optional<IntentModel> find(ModelId id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    public Optional<Taxonomy> taxonomy(String pack) {
        return of(pack).findFirst()
                .map(model -> find(pack, model.id().language()).orElse(model))
                .map(IntentModel::taxonomy);
    }

    public List<ModelView> views() {
        return models.stream()
                .map(model -> ModelView.of(
                        model,
                        find(model.id().pack(), model.id().language()).stream().anyMatch(model::equals)))
                .toList();
    }

    public List<RefusedModel> refused() {
        return refused;
    }

    @Override
    public void close() {
        // Heads of packs first, for they use the encoders of others.
        models.stream().filter(PackModel.class::isInstance).forEach(IntentModel::close);
        models.stream().filter(FullModel.class::isInstance).forEach(IntentModel::close);
    }

    private Stream<IntentModel> of(String pack) {
        return models.stream().filter(model -> model.id().pack().equals(pack));
    }

    private Stream<IntentModel> of(String pack, Language language) {
        return of(pack).filter(model -> model.id().language() == language);
    }

    private static <T> List<T> distinct(Stream<IntentModel> models, Function<IntentModel, T> what) {
        return models.map(what).distinct().toList();
    }

    private void requireDefaults() {
        for (Language language : Language.values()) {
            if (versions(DEFAULT_PACK, language).isEmpty()) {
                throw new ModelLoadException("%s has no model for %s: %s"
                        .formatted(DEFAULT_PACK, language.code(), why(DEFAULT_PACK + "/" + language.code() + "/")));
            }
        }
        pins.ids().filter(id -> find(id).isEmpty()).findFirst().ifPresent(id -> {
            throw new ModelLoadException("%s is pinned, but not served: %s".formatted(id, why(id.toString())));
        });
    }

    private String why(String directory) {
        String reasons = refused.stream()
                .filter(model -> model.directory().startsWith(directory))
                .map(model -> model.directory() + " is refused, since " + model.reason())
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "there is no such directory with a " + Manifest.FILE : reasons;
    }
}
