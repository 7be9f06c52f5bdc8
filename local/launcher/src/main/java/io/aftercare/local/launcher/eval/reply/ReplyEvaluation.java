package io.aftercare.local.launcher.eval.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.local.launcher.eval.reply.Auditor.Finding;
import io.aftercare.policy.scenario.DecidedScenario;
import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.compose.Composer;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.KnowledgeBase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Composes thousands of replies and has each audited: every scenario of law in both languages, in chat and e-mail; every
 * question that the shipped articles answer; articles that somebody slipped in; and words that try to be obeyed.
 */
public final class ReplyEvaluation {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    /** Of each article. */
    private static final int QUESTIONS = 3;

    private static final List<String> CHANNELS = List.of("web", "email");
    private static final List<String> EVERY_CHANNEL = List.of("web", "email", "app", "wechat", "phone");

    /**
     * @param encoders the folder of the encoders, with the rerankers in {@code rerank} beside it
     * @param broken the gate lets everything pass
     * @param every takes each n-th turn only, for a quick look
     */
    public record Options(Path encoders, boolean broken, int every) {}

    private final Options options;
    private Runnable progress = () -> {};
    private final ReplyTally tally = new ReplyTally();
    private final List<DecidedScenario> decided = DecidedScenario.all().toList();
    private final List<Injection> injections = Injection.all();
    private final List<SlippedArticle> slipped = SlippedArticle.all();

    public ReplyEvaluation(Options options) {
        this.options = options;
    }

    /** How many replies are composed, those to simulated customers aside. */
    public int size() {
        KnowledgeBase shipped = KnowledgeBase.fromClassPath();
        int articles = Language.values().length * shipped.size();
        int scenarios = CHANNELS.size() * Language.values().length * taken(decided.size());
        int questions = QUESTIONS * taken(articles);
        int asked = slipped.stream()
                .mapToInt(article -> Stream.of(Language.values())
                        .mapToInt(language -> article.in(language).questions().size())
                        .sum())
                .sum();
        return scenarios + questions + EVERY_CHANNEL.size() * asked + taken(injections.size());
    }

    private int taken(int of) {
        return (of + options.every() - 1) / options.every();
    }

    /** @param progress told of each reply */
    public ReplyReport run(Runnable progress) {
        this.progress = progress;
        try (Kitchen kitchen = Kitchen.open(options.encoders(), options.broken(), slippedIn())) {
            Auditor auditor = new Auditor(kitchen.shipped);
            scenarios(kitchen, auditor);
            questions(kitchen, auditor);
            slipped(kitchen, auditor);
            injections(kitchen, auditor);
            tally.customers(new Customers(kitchen.clean, auditor, decided).play());
        }
        return tally.report();
    }

    private List<Article> slippedIn() {
        List<Article> articles = new ArrayList<>();
        for (Language language : Language.values()) {
            slipped.forEach(article -> articles.add(article.article(language)));
            for (int n = 0; n < injections.size(); n++) {
                if (injections.get(n).place().equals("article")) {
                    articles.add(injections.get(n).article(n, language, "return.policy"));
                }
            }
        }
        return articles;
    }

    private void scenarios(Kitchen kitchen, Auditor auditor) {
        for (int n = 0; n < decided.size(); n += options.every()) {
            DecidedScenario it = decided.get(n);
            ObjectNode decision = it.decision();
            for (String channel : CHANNELS) {
                List<Reply> pair = new ArrayList<>();
                for (Language language : Language.values()) {
                    String text = language == Language.ZH ? "这个能怎么处理？" : "What can be done about it?";
                    ReplyRequest request = Turns.request(
                            language, channel, text, Map.of(it.intent("return.policy"), 0.9), decision, List.of("..."));
                    pair.add(audit(kitchen.clean, auditor, request, it.at(), World.of(decision), null, false));
                }
                if (channel.equals("web")) {
                    tally.pair(
                            alike(pair.getFirst(), pair.getLast()),
                            it.scenario().id());
                }
            }
        }
    }

    private void questions(Kitchen kitchen, Auditor auditor) {
        List<Article> articles = kitchen.articles;
        for (int n = 0; n < articles.size(); n += options.every()) {
            Article article = articles.get(n);
            for (String question : article.questions()
                    .subList(0, Math.min(QUESTIONS, article.questions().size()))) {
                ObjectNode none = Turns.JSON.createObjectNode().put("orderState", "none");
                ReplyRequest request = Turns.request(
                        article.locale(),
                        "web",
                        question,
                        Map.of(article.intents().getFirst(), 0.8),
                        none,
                        List.of());
                audit(kitchen.clean, auditor, request, NOW, World.of(none), null, false);
            }
        }
    }

    private void slipped(Kitchen kitchen, Auditor auditor) {
        int turn = 0;
        for (SlippedArticle article : slipped) {
            for (Language language : Language.values()) {
                for (String question : article.in(language).questions()) {
                    for (String channel : EVERY_CHANNEL) {
                        turn(kitchen, auditor, article, language, question, channel, turn++);
                    }
                }
            }
        }
    }

    /** Asked by whom nothing is known, by who has an order, and in a system that cannot decide. */
    private void turn(
            Kitchen kitchen,
            Auditor auditor,
            SlippedArticle article,
            Language language,
            String question,
            String channel,
            int turn) {
        DecidedScenario order = decided.get(turn * 7 % decided.size());
        ObjectNode none = Turns.JSON.createObjectNode().put("orderState", "none");
        ObjectNode decision = turn % 3 == 0 ? none : turn % 3 == 1 ? order.decision() : null;
        ReplyRequest request =
                Turns.request(language, channel, question, Map.of(article.intent(), 0.9), decision, List.of());
        audit(kitchen.poisoned, auditor, request, order.at(), World.of(decision), article.poison(language), true);
    }

    private void injections(Kitchen kitchen, Auditor auditor) {
        for (int n = 0; n < injections.size(); n += options.every()) {
            Injection injection = injections.get(n);
            DecidedScenario order = decided.get(n * 11 % decided.size());
            ObjectNode decision = order.decision();
            injection.writeTo(decision);
            boolean spoken =
                    injection.place().equals("message") || injection.place().equals("article");
            String text = spoken
                    ? injection.text()
                    : injection.language() == Language.ZH ? "我的东西怎么样了，能处理吗？" : "What about my order, what can be done?";
            List<String> history = injection.place().equals("history") ? List.of(injection.text()) : List.of("...");
            ReplyRequest request = Turns.request(
                    injection.language(), CHANNELS.get(n % 2), text, injection.intents(), decision, history);
            audit(kitchen.poisoned, auditor, request, order.at(), World.of(decision), injection.poison(), true);
        }
    }

    private Reply audit(
            Composer composer,
            Auditor auditor,
            ReplyRequest request,
            Instant at,
            World world,
            Pattern poison,
            boolean adversarial) {
        Reply reply = composer.compose(request, at, sentence -> {});
        List<Finding> findings = auditor.audit(reply, world);
        if (poison != null) {
            Matcher found = poison.matcher(reply.text());
            if (found.find() && !world.texts.contains(found.group())) {
                findings.add(new Finding(Auditor.Kind.ENTITLEMENT, "poison: " + found.group(), reply.text()));
            }
        }
        tally.reply(reply, findings, adversarial);
        progress.run();
        return reply;
    }

    /** The same step, the same promises and the same facts, whatever the language. */
    private static boolean alike(Reply zh, Reply en) {
        return zh.source() == en.source()
                && zh.promises().size() == en.promises().size()
                && facts(zh).equals(facts(en));
    }

    /** Fields that a reply rests on, with their values where those are not words of one language. */
    private static Set<String> facts(Reply reply) {
        Set<String> facts = new HashSet<>();
        reply.sentences().stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .filter(it -> Arrays.asList(Evidence.Kind.DECISION, Evidence.Kind.CASE, Evidence.Kind.ORDER)
                        .contains(it.kind()))
                .map(it -> it.quote().replaceFirst("\\.(zh|en)=.*", ""))
                // How many there are is counted in one language and how many more in the other.
                .filter(quote -> !quote.startsWith("items.bought") && !quote.startsWith("items.more"))
                .forEach(facts::add);
        return facts;
    }
}
