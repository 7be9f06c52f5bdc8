package io.aftercare.reply.generate;

import io.aftercare.inference.Caller;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.GenerationLimits;
import io.aftercare.inference.Generator;
import io.aftercare.inference.GeneratorShape;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.reply.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts an act into a sentence of the customer's language. Safe for many threads. */
public final class WordingModel implements AutoCloseable {
    /** Many times what the longest sentence takes on a busy core; after that a template is the better answer. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final String name;
    private final ActLanguage acts;
    private final Pieces pieces;
    private final ActGrammar.Rules rules;
    private final int begin;
    private final Generator generator;

    private WordingModel(
            String name, ActLanguage acts, Pieces pieces, ActGrammar.Rules rules, int begin, Generator generator) {
        this.name = name;
        this.acts = acts;
        this.pieces = pieces;
        this.rules = rules;
        this.begin = begin;
        this.generator = generator;
    }

    /**
     * @param folder of one version, such as {@code models/wording/shared/1}
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static WordingModel load(Path folder, EngineOptions options) {
        return load(WordingManifest.read(folder), options);
    }

    /**
     * @param versions folder of all versions, such as {@code models/wording/shared}
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static WordingModel newest(Path versions, EngineOptions options) {
        return load(WordingManifest.newest(versions), options);
    }

    private static WordingModel load(WordingManifest manifest, EngineOptions options) {
        ActLanguage acts = new ActLanguage(manifest.json("acts"));
        Pieces pieces = new Pieces(manifest.json("pieces"));
        GeneratorShape shape = manifest.shape();
        if (pieces.outputs() != shape.outputs()) {
            throw new ModelLoadException("%s: there are %d pieces to write with, but the manifest says %d"
                    .formatted(manifest, pieces.outputs(), shape.outputs()));
        }
        String name = manifest.model();
        ActGrammar.Rules rules = manifest.rules();
        int begin = manifest.begin();
        Generator generator =
                Generator.load(manifest.file("encoder"), manifest.file("decoder"), shape, manifest.beams(), options);
        return new WordingModel(name, acts, pieces, rules, begin, generator);
    }

    /** Name and version. */
    public String name() {
        return name;
    }

    /** The acts that it was taught. */
    public Set<String> topics() {
        return Set.copyOf(acts.topics());
    }

    /** The facts that a sentence of this topic can hold. */
    public Set<String> slots(String topic) {
        acts.require(new Act(topic, Style.PLAIN, List.of()));
        return acts.topic(topic).slots();
    }

    public Wording write(Act act, Map<String, String> facts, Language language, WordingListener listener) {
        return write(act, facts, language, listener, Caller.SERVICE);
    }

    /**
     * @param facts what placeholders are filled from, by slot; the only source of numbers, dates and names
     * @param listener hears the filled text as it is written
     * @throws UnknownAct where the model was not taught this act
     * @throws FactMissing where the act names a fact that is not there
     * @throws WordingRejected where what it wrote may not leave
     * @throws io.aftercare.inference.InferenceOverloaded when no place is to be had in time
     * @throws io.aftercare.inference.InferenceFailed when it is closed, too slow, cancelled, or finds no end
     */
    public Wording write(
            Act act, Map<String, String> facts, Language language, WordingListener listener, Caller caller) {
        acts.require(act);
        act.slots().forEach(slot -> requireFact(act, facts, slot));
        int[] prompt = pieces.ids(ActLanguage.symbols(act, language));
        ActGrammar grammar = new ActGrammar(act, language, acts, pieces, rules);
        List<Integer> written = generator.generate(
                prompt, begin, rules.end(), grammar, new GenerationLimits(LONGEST, listener::gone), caller);
        // Only the whole text shows which of the beams it is, so nothing is heard before; that takes some milliseconds.
        Filling filling = new Filling(pieces, language, facts);
        written.forEach(filling::add);
        new WordingCheck(acts).require(filling.template(), act, language);
        filling.pieces().forEach(listener::wrote);
        return new Wording(filling.template(), filling.text(), act.slots(), written.size(), name);
    }

    @Override
    public void close() {
        generator.close();
    }

    private static void requireFact(Act act, Map<String, String> facts, String slot) {
        String fact = facts.get(slot);
        if (fact == null || fact.isBlank()) {
            throw new FactMissing(act, slot);
        }
    }
}
