package io.aftercare.intent.model;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.RunListener;
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

    private final Path root;
    private final EngineOptions options;
    private final Pins pins;
    private final Function<ModelId, RunListener> listeners;
    /** Replaced whole, so that who chooses a model sees the old ones or the new ones. */
    private volatile Served served = Served.NOTHING;

    /**
     * @param models the default pack first, of each pack and language the oldest first
     * @param refused found, but not fit to be served
     */
    private record Served(List<IntentModel> models, List<RefusedModel> refused) {
        private static final Served NOTHING = new Served(List.of(), List.of());
    }

    private ModelRegistry(Path root, Pins pins, EngineOptions options, Function<ModelId, RunListener> listeners) {
        this.listeners = listeners;
        this.root = root;
        this.pins = pins;
        this.options = options;
    }

    /**
     * Loads and warms every {@code directory/intent/pack/language/version} that holds a manifest.
     *
     * @param pinned versions that are the default instead of the newest: {@code after-sales/zh=2}
     * @throws ModelLoadException when the default pack lacks a language, or a pinned version is not served, saying why
     */
    public static ModelRegistry load(Path directory, Collection<String> pinned, EngineOptions options) {
        return load(directory, pinned, options, id -> RunListener.NONE);
    }

    /** The same, with somebody for each model who is told of its runs. */
    public static ModelRegistry load(
            Path directory,
            Collection<String> pinned,
            EngineOptions options,
            Function<ModelId, RunListener> listeners) {
        ModelRegistry registry = new ModelRegistry(directory.resolve("intent"), Pins.of(pinned), options, listeners);
        registry.refresh();
        return registry;
    }

    /**
     * Looks at the directories again: loads and warms what is new or has another manifest, then lets it answer, then
     * takes out of service what is gone, once its last caller has left. What has not changed is left as it is.
     *
     * @throws ModelLoadException when what lies there could not be served alone; the models at work then go on
     */
    public synchronized void refresh() {
        List<IntentModel> before = served.models();
        Loading loading = Loading.of(root, options, listeners, before);
        Served found = new Served(loading.models(), loading.refused());
        try {
            requireDefaults(found);
        } catch (RuntimeException e) {
            close(without(found.models(), before));
            throw e;
        }
        served = found;
        close(without(before, found.models()));
    }

    private static List<IntentModel> without(List<IntentModel> models, List<IntentModel> others) {
        return models.stream().filter(model -> !others.contains(model)).toList();
    }

    private static void close(List<IntentModel> models) {
        // Heads of packs first, for they use the encoders of others.
        models.stream().filter(PackModel.class::isInstance).forEach(IntentModel::close);
        models.stream().filter(FullModel.class::isInstance).forEach(IntentModel::close);
    }

    public List<String> packs() {
        return distinct(served.models().stream(), model -> model.id().pack());
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
        return served.models().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    public Optional<Taxonomy> taxonomy(String pack) {
        return of(pack).findFirst()
                .map(model -> find(pack, model.id().language()).orElse(model))
                .map(IntentModel::taxonomy);
    }

    public List<ModelView> views() {
        return served.models().stream()
                .map(model -> ModelView.of(
                        model,
                        find(model.id().pack(), model.id().language()).stream().anyMatch(model::equals)))
                .toList();
    }

    /** Models that run on something else than was asked for. */
    long stoodIn() {
        return served.models().stream()
                .filter(model -> model.provider() != options.device().provider())
                .count();
    }

    public List<RefusedModel> refused() {
        return served.refused();
    }

    @Override
    public synchronized void close() {
        close(served.models());
        served = Served.NOTHING;
    }

    private Stream<IntentModel> of(String pack) {
        return served.models().stream().filter(model -> model.id().pack().equals(pack));
    }

    private Stream<IntentModel> of(String pack, Language language) {
        return of(pack).filter(model -> model.id().language() == language);
    }

    private static <T> List<T> distinct(Stream<IntentModel> models, Function<IntentModel, T> what) {
        return models.map(what).distinct().toList();
    }

    private void requireDefaults(Served found) {
        for (Language language : Language.values()) {
            boolean missing = found.models().stream()
                    .map(IntentModel::id)
                    .noneMatch(id -> id.pack().equals(DEFAULT_PACK) && id.language() == language);
            if (missing) {
                throw new ModelLoadException("%s has no model for %s: %s"
                        .formatted(
                                DEFAULT_PACK, language.code(), why(found, DEFAULT_PACK + "/" + language.code() + "/")));
            }
        }
        pins.ids()
                .filter(id ->
                        found.models().stream().noneMatch(model -> model.id().equals(id)))
                .findFirst()
                .ifPresent(id -> {
                    throw new ModelLoadException(
                            "%s is pinned, but not served: %s".formatted(id, why(found, id.toString())));
                });
    }

    private static String why(Served found, String directory) {
        String reasons = found.refused().stream()
                .filter(model -> model.directory().startsWith(directory))
                .map(model -> model.directory() + " is refused, since " + model.reason())
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "there is no such directory with a " + Manifest.FILE : reasons;
    }
}
