package io.aftercare.intent.model;

import io.aftercare.inference.EngineOptions;
import io.aftercare.intent.language.Language;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The loaded models, one for each language, over one taxonomy. */
public final class IntentModels implements AutoCloseable {
    private final Taxonomy taxonomy;
    private final Map<String, Leaf> leaves;
    private final Map<Language, IntentModel> byLanguage;

    private IntentModels(Taxonomy taxonomy, Map<Language, IntentModel> byLanguage) {
        this.taxonomy = taxonomy;
        this.leaves = taxonomy.byCode();
        this.byLanguage = byLanguage;
    }

    /**
     * Loads and warms {@code directory/intent}.
     *
     * @param ruleCodes leaves that the rules speak of, which the taxonomy must have
     * @throws io.aftercare.inference.ModelLoadException naming the file and the reason
     */
    public static IntentModels load(Path directory, Collection<String> ruleCodes, EngineOptions options) {
        Path root = directory.resolve("intent");
        Taxonomy taxonomy = Taxonomy.load(root.resolve("taxonomy.yaml"));
        taxonomy.require(ruleCodes, "rules/intents.yaml");
        Map<Language, IntentModel> models = new EnumMap<>(Language.class);
        try {
            for (Language language : Language.values()) {
                models.put(language, IntentModel.load(root.resolve(language.code()), taxonomy, options));
            }
            return new IntentModels(taxonomy, models);
        } catch (RuntimeException e) {
            models.values().forEach(IntentModel::close);
            throw e;
        }
    }

    public Taxonomy taxonomy() {
        return taxonomy;
    }

    public Leaf leaf(String code) {
        return leaves.get(code);
    }

    public ModelView view(Language language) {
        return ModelView.from(byLanguage.get(language).manifest());
    }

    public List<ModelView> views() {
        return byLanguage.keySet().stream().map(this::view).toList();
    }

    /** @throws io.aftercare.inference.InferenceOverloaded when no place was free in time */
    public Scores read(Language language, String text) {
        return byLanguage.get(language).read(List.of(text)).getFirst();
    }

    @Override
    public void close() {
        byLanguage.values().forEach(IntentModel::close);
    }
}
