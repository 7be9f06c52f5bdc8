package io.aftercare.local.bench.retrieval;

import io.aftercare.inference.EngineOptions;
import io.aftercare.local.bench.Figure;
import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.AskedBefore;
import io.aftercare.reply.knowledge.Catalogue;
import io.aftercare.reply.knowledge.Embedder;
import io.aftercare.reply.knowledge.Encoder;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.LateInteractions;
import io.aftercare.reply.knowledge.Publication;
import io.aftercare.reply.knowledge.Query;
import io.aftercare.reply.knowledge.Relevance;
import io.aftercare.reply.knowledge.RerankMonitor;
import io.aftercare.reply.knowledge.Reranker;
import io.aftercare.reply.knowledge.Retriever;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * How often the article that answers is found first or among five, by meaning alone, by words alone, by both and after the
 * best are compared again; how many questions are refused that should be or should not; and how long a search takes among many passages. Intents that were
 * understood, which raise all of it, are left out.
 */
public final class RetrievalBench {
    private static final String FOUND = "fused";
    private static final String SHIPPED = "reranked";
    private static final Map<String, UnaryOperator<Encoder>> MODES = modes();
    private static final int AMONG = 5;
    private static final int WARM_UP = 200;
    private static final int MEASURED = 1_000;

    private final Path models;
    private final List<Path> files;
    private final int passages;
    private final Consumer<String> progress;

    /**
     * @param models the folder of the encoders; that of the rerankers is {@code rerank} beside it
     * @param passages among how many the time is measured; 0 for not at all
     */
    public RetrievalBench(Path models, List<Path> files, int passages, Consumer<String> progress) {
        this.models = models;
        this.files = files;
        this.passages = passages;
        this.progress = progress;
    }

    public List<Figure> figures() {
        List<QuestionFile.Question> questions =
                files.stream().flatMap(file -> QuestionFile.read(file).stream()).toList();
        List<Figure> figures = new ArrayList<>();
        try (Encoders encoders = Encoders.load(models, EngineOptions.cpu())) {
            Map<Language, Encoder> remembering = new EnumMap<>(Language.class);
            encoders.all().forEach((language, encoder) -> {
                Map<String, float[]> known = new HashMap<>();
                remembering.put(
                        language, encoder.withEmbedder(text -> known.computeIfAbsent(text, encoder.embedder()::embed)));
            });
            Catalogue starter = Catalogue.of(KnowledgeBase.fromClassPath());
            MODES.forEach((mode, changed) -> {
                progress.accept(mode + " …");
                Map<Language, Encoder> encodersOfMode = new EnumMap<>(remembering);
                encodersOfMode.replaceAll((language, encoder) -> changed.apply(encoder));
                try (Retriever retriever = new Retriever(encodersOfMode, Reranker.NONE, Clock.systemUTC())) {
                    retriever.serve(starter);
                    figures.addAll(recall(mode, retriever, questions));
                    if (mode.equals(FOUND)) {
                        figures.addAll(refusals(mode, retriever, questions));
                    }
                }
            });
            progress.accept(SHIPPED + " …");
            figures.addAll(reranked(encoders, remembering, starter, questions));
            if (passages > 0) {
                progress.accept("among " + passages + " passages …");
                figures.addAll(speed(encoders, questions));
            }
        }
        return figures;
    }

    private static Map<String, UnaryOperator<Encoder>> modes() {
        Map<String, UnaryOperator<Encoder>> modes = new LinkedHashMap<>();
        modes.put("words alone", encoder -> encoder.withRelevance(Relevance.WORDS_ALONE));
        modes.put(
                "meaning alone",
                encoder -> encoder.withRelevance(encoder.relevance().withoutWords()));
        modes.put("fused, articles alone", encoder -> encoder.withAsked(AskedBefore.NOTHING));
        modes.put(FOUND, encoder -> encoder);
        return modes;
    }

    /** With the rerankers that ship; a search's time without and with them, over the shipped articles. */
    private List<Figure> reranked(
            Encoders encoders,
            Map<Language, Encoder> remembering,
            Catalogue starter,
            List<QuestionFile.Question> questions) {
        List<Figure> figures = new ArrayList<>();
        try (LateInteractions reranker = LateInteractions.load(
                        models.resolveSibling("rerank"),
                        encoders.all(),
                        EngineOptions.cpu(),
                        Duration.ofMinutes(1),
                        RerankMonitor.NONE,
                        refusal -> {
                            throw refusal;
                        });
                Retriever with = new Retriever(encoders.all(), reranker, Clock.systemUTC());
                Retriever without = new Retriever(encoders.all(), Reranker.NONE, Clock.systemUTC())) {
            Map<Language, Embedder> known = new EnumMap<>(Language.class);
            remembering.forEach((language, encoder) -> known.put(language, encoder.embedder()));
            with.serve(starter, known);
            without.serve(starter, known);
            figures.add(Figure.of("reading the shipped articles' tokens, CPU", read(reranker, starter), "s"));
            figures.addAll(recall(SHIPPED, with, questions));
            figures.addAll(refusals(SHIPPED, with, questions));
            for (Language language : Language.values()) {
                List<String> asked = asked(questions, language);
                if (!asked.isEmpty()) {
                    measure(without, asked, language, WARM_UP);
                    measure(with, asked, language, WARM_UP);
                    Times plain = measure(without, asked, language, asked.size());
                    Times closer = measure(with, asked, language, asked.size());
                    String of = " p50, CPU, " + language.code();
                    figures.add(Figure.of("search among the shipped articles" + of, plain.cpu(50), "ms"));
                    figures.add(Figure.of("search and reranking" + of, closer.cpu(50), "ms"));
                }
            }
        }
        return figures;
    }

    /** Seconds of CPU. */
    private static double read(LateInteractions reranker, Catalogue articles) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        reranker.prepare(
                articles.publications().stream().map(Publication::article).toList());
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static List<String> asked(List<QuestionFile.Question> questions, Language language) {
        return questions.stream()
                .filter(question -> question.locale() == language)
                .map(QuestionFile.Question::question)
                .toList();
    }

    private static List<Figure> recall(String mode, Retriever retriever, List<QuestionFile.Question> questions) {
        List<Figure> figures = new ArrayList<>();
        for (String locale : List.of("zh", "en", "")) {
            int asked = 0;
            int first = 0;
            int among = 0;
            int reranked = 0;
            for (QuestionFile.Question question : questions) {
                if (question.answerable()
                        && (locale.isEmpty() || question.locale().code().equals(locale))) {
                    List<Hit> hits = retriever.find(new Query(question.question(), question.locale()), Reranker.TOP);
                    asked++;
                    first += hits.stream().limit(1).anyMatch(hit -> answers(question, hit)) ? 1 : 0;
                    among += hits.stream().limit(AMONG).anyMatch(hit -> answers(question, hit)) ? 1 : 0;
                    reranked += hits.stream().anyMatch(hit -> answers(question, hit)) ? 1 : 0;
                }
            }
            if (asked > 0) {
                String suffix = ", " + mode + (locale.isEmpty() ? "" : ", " + locale);
                boolean judged = locale.isEmpty() && mode.equals(SHIPPED);
                figures.add(share("R@1" + suffix, first, asked, judged ? 0.90 : null));
                figures.add(share("R@5" + suffix, among, asked, judged ? 0.98 : null));
                figures.add(share("R@" + Reranker.TOP + suffix, reranked, asked, null));
            }
        }
        return figures;
    }

    private static List<Figure> refusals(String mode, Retriever retriever, List<QuestionFile.Question> questions) {
        List<Figure> figures = new ArrayList<>();
        for (boolean answerable : new boolean[] {true, false}) {
            List<QuestionFile.Question> asked = questions.stream()
                    .filter(question -> question.answerable() == answerable)
                    .toList();
            long refused = asked.stream()
                    .filter(question -> retriever.find(new Query(question.question(), question.locale()), 1).stream()
                            .noneMatch(hit -> hit.score() >= Retriever.MINIMUM_SCORE))
                    .count();
            if (!asked.isEmpty()) {
                String name = (answerable ? "answerable" : "unanswerable") + " ones refused, " + mode;
                figures.add(new Figure(name, refused / (double) asked.size(), "", null, null));
            }
        }
        return figures;
    }

    private List<Figure> speed(Encoders encoders, List<QuestionFile.Question> questions) {
        Embedder embedder = encoders.of(Language.ZH).embedder();
        Library library = new Library(embedder);
        List<Article> articles = library.articles(passages);
        Catalogue catalogue =
                new Catalogue(articles.stream().map(Publication::starter).toList(), Map.of());
        List<String> asked = asked(questions, Language.ZH);
        try (Retriever retriever = new Retriever(encoders.all(), Reranker.NONE, Clock.systemUTC())) {
            long start = System.nanoTime();
            retriever.serve(
                    catalogue,
                    Map.of(
                            Language.ZH,
                            library.vectors(),
                            Language.EN,
                            encoders.of(Language.EN).embedder()));
            double built = (System.nanoTime() - start) / 1e9;
            measure(retriever, asked, Language.ZH, WARM_UP);
            Times times = measure(retriever, asked, Language.ZH, MEASURED);
            Times embedding = embedding(embedder, asked);
            int count = articles.stream()
                    .mapToInt(article -> article.passages().size())
                    .sum();
            return Stream.of(
                            Figure.of("passages", count, "each"),
                            Figure.of("vectors", retriever.vectors(Language.ZH), "each"),
                            Figure.of("index built, without embedding", built, "s"),
                            Figure.of("embedding a question p50, CPU", embedding.cpu(50), "ms"),
                            Figure.of("search p50, CPU of the one thread", times.cpu(50), "ms"),
                            Figure.of("search p95, CPU of the one thread", times.cpu(95), "ms"),
                            Figure.of("search p50, clock", times.clock(50), "ms"),
                            Figure.of("search p95, clock", times.clock(95), "ms"))
                    .toList();
        }
    }

    private static Times measure(Retriever retriever, List<String> asked, Language language, int times) {
        return Times.of(times, n -> retriever.find(new Query(asked.get(n % asked.size()), language), AMONG));
    }

    private static Times embedding(Embedder embedder, List<String> asked) {
        return Times.of(asked.size(), n -> embedder.embed(asked.get(n)));
    }

    private static boolean answers(QuestionFile.Question question, Hit hit) {
        return question.answers().contains(hit.article().id());
    }

    private static Figure share(String name, int part, int whole, Double reach) {
        double share = part / (double) whole;
        return new Figure(
                name,
                share,
                "",
                reach == null ? null : String.format(Locale.ROOT, ">= %.2f", reach),
                reach == null ? null : share >= reach);
    }

    /** Of one thread, which runs the encoder too. */
    private record Times(Histogram cpuNanos, Histogram clockNanos) {
        static Times of(int count, IntConsumer task) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            Times times = new Times(new Histogram(3), new Histogram(3));
            for (int n = 0; n < count; n++) {
                long clock = System.nanoTime();
                long cpu = threads.getCurrentThreadCpuTime();
                task.accept(n);
                times.cpuNanos.recordValue(threads.getCurrentThreadCpuTime() - cpu);
                times.clockNanos.recordValue(System.nanoTime() - clock);
            }
            return times;
        }

        double cpu(double percentile) {
            return cpuNanos.getValueAtPercentile(percentile) / 1e6;
        }

        double clock(double percentile) {
            return clockNanos.getValueAtPercentile(percentile) / 1e6;
        }
    }
}
