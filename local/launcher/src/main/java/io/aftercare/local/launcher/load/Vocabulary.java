package io.aftercare.local.launcher.load;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.local.launcher.load.Plot.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes what customers and staff write, from a few patterns and from words of which some are common and most are rare. */
final class Vocabulary {
    private static final String WORDS = "/load/words.yaml";
    private static final int MODELS = 20_000;

    private final Map<String, Words> words;

    private Vocabulary(Map<String, Words> words) {
        this.words = words;
    }

    private record Words(
            List<String> products,
            List<String> faults,
            Map<String, List<String>> requests,
            List<String> more,
            List<String> answers,
            List<String> notes) {}

    private record File(Words zh, Words en) {}

    static Vocabulary load() {
        try (InputStream stream = Vocabulary.class.getResourceAsStream(WORDS)) {
            File file = new YAMLMapper().readValue(stream, File.class);
            return new Vocabulary(Map.of("zh", file.zh(), "en", file.en()));
        } catch (IOException e) {
            throw new UncheckedIOException(WORDS + " cannot be read", e);
        }
    }

    /** What a customer writes first. */
    String request(Plot plot, String order, SplittableRandom chance) {
        return filled(any(of(plot.language()).requests().get(plot.kind()), chance), plot, order, chance);
    }

    /** What a customer writes after that. */
    String more(Plot plot, String order, SplittableRandom chance) {
        return filled(any(of(plot.language()).more(), chance), plot, order, chance);
    }

    String answer(Language language, int number) {
        List<String> answers = of(language).answers();
        return answers.get(number % answers.size());
    }

    String note(Plot plot, SplittableRandom chance) {
        return filled(any(of(plot.language()).notes(), chance), plot, "", chance);
    }

    /** The product that customers name so often: the first the most. */
    String product(Language language, int rank) {
        List<String> products = of(language).products();
        return products.get(Math.min(rank, products.size() - 1));
    }

    int products(Language language) {
        return of(language).products().size();
    }

    static String model(long number) {
        return "KX-" + (1000 + number % MODELS);
    }

    static String parcel(long number) {
        return "SF" + (1_000_000_000L + Math.floorMod(number, 9_000_000_000L));
    }

    private static String filled(String pattern, String order, SplittableRandom chance, Words words) {
        StringBuilder text = new StringBuilder(pattern.length() + 24);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '{') {
                text.append(c);
                continue;
            }
            text.append(
                    switch (pattern.charAt(i + 1)) {
                        case 'p' -> zipf(words.products(), chance);
                        case 'd' -> zipf(words.faults(), chance);
                        case 'm' -> model(chance.nextLong(MODELS));
                        case 'o' -> order;
                        case 't' -> parcel(chance.nextLong());
                        default ->
                            throw new IllegalStateException("the pattern '" + pattern + "' has an unknown place");
                    });
            i += 2;
        }
        return text.toString();
    }

    private String filled(String pattern, Plot plot, String order, SplittableRandom chance) {
        return filled(pattern, order, chance, of(plot.language()));
    }

    private Words of(Language language) {
        return words.get(language.code());
    }

    private static <T> T any(List<T> some, SplittableRandom chance) {
        return some.get(chance.nextInt(some.size()));
    }

    /** The word of rank r about 1/r as often as the first. */
    private static String zipf(List<String> ranked, SplittableRandom chance) {
        return ranked.get((int) Math.pow(ranked.size() + 1, chance.nextDouble()) - 1);
    }
}
