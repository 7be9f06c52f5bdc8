package io.aftercare.reply.compose;

import io.aftercare.reply.Earlier;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.Query;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.proof.Disagreement;
import io.aftercare.reply.proof.Gate;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Option;
import io.aftercare.reply.turn.Understanding;
import io.aftercare.reply.turn.Understanding.Intent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known when a reply is written. The customer's words are used to find articles and to tell whether they name an
 * order; no step can say them.
 */
final class Situation {
    private static final double SURE = 0.5;
    private static final double LIKELY = 0.4;
    private static final double POSSIBLE = 0.25;
    private static final int SHORT_CORRECTION = 40;
    private static final int FAILURES_ENOUGH = 2;
    /** The taxonomy has these for exchanges and repairs too. */
    private static final Set<String> ASKS_HOW_FAR = Set.of("return.status", "refund.status");

    private static final Set<String> OF_GOODS = Set.of("return", "exchange", "repair", "refund_only", "resend");
    private static final Set<String> NO_HELP = Set.of("clarify", "fallback");
    /** How many of the nearest articles are looked at. */
    private static final int CANDIDATES = 4;
    /** Shorter messages ("多久？", "and how long?") lean on the one before. */
    private static final int SHORT_MESSAGE = 12;
    /** Where no intent is likely, an article has to fit better. */
    private static final double UNSURE_MINIMUM = Retriever.MINIMUM_SCORE + 0.1;
    /** Where the message seems out of scope, or about something else than the article, it has to fit very well. */
    private static final double STRICT_MINIMUM = Retriever.MINIMUM_SCORE + 0.2;

    private final ReplyRequest request;
    private final Wording wording;
    private final Retriever retriever;
    private final OrderTopics topics;
    private final Gate gate;
    private final Understanding understanding;
    private final Decision decision;
    private Hit nearest;
    private boolean searched;

    Situation(ReplyRequest request, Wording wording, Retriever retriever, OrderTopics topics, Gate gate) {
        this.request = request;
        this.wording = wording;
        this.retriever = retriever;
        this.topics = topics;
        this.gate = gate;
        this.understanding = understandingMissing(request) ? Understanding.none() : request.understanding();
        this.decision = request.decision() == null ? Decision.none() : request.decision();
    }

    Wording wording() {
        return wording;
    }

    Understanding understanding() {
        return understanding;
    }

    Decision decision() {
        return decision;
    }

    boolean understandingMissing() {
        return understandingMissing(request);
    }

    boolean decisionMissing() {
        return request.decision() == null || request.missing().contains(ReplyRequest.DECISION);
    }

    /** An e-mail has room for all of it; a chat does not. */
    boolean atLength() {
        return "email".equals(request.channel());
    }

    /** Part of an order of several items did not come, and which part was not said. */
    boolean somethingIsMissing() {
        return decision.asked() != null
                && "missing_item".equals(decision.asked().reason())
                && decision.orderKnown()
                && decision.order().boughtItems() > 1;
    }

    /** Whether a phrase, or any of its variants, was said before in this conversation. */
    boolean said(String phrase) {
        return request.earlier().said().stream().anyMatch(said -> said.equals(phrase) || said.startsWith(phrase + "."));
    }

    /** The last two replies brought the customer no further. */
    boolean stuck() {
        List<String> sources = request.earlier().sources();
        return sources.size() >= FAILURES_ENOUGH
                && sources.subList(sources.size() - FAILURES_ENOUGH, sources.size()).stream()
                        .allMatch(NO_HELP::contains);
    }

    boolean corrects() {
        return !firstMessage() && Correction.isIn(request.text());
    }

    /** Another order is meant, and not said which. */
    boolean correctsWithoutOrder() {
        return corrects() && !namesOrder() && request.text().length() < SHORT_CORRECTION;
    }

    boolean firstMessage() {
        return request.history().isEmpty();
    }

    boolean namesOrder() {
        return understanding.mentions("order")
                || OrderMention.isAll(request.text())
                || (decision.orderKnown()
                        && OrderMention.names(request.text(), decision.order().id()));
    }

    /** The customer answers "which order?" and nothing more. */
    boolean onlyNamesOrder() {
        return OrderMention.isAll(request.text());
    }

    Optional<Intent> topIntent() {
        return understanding.intents().stream().findFirst();
    }

    /** Whether the message is likely about a matter of this kind of case. */
    boolean isAbout(String caseKind) {
        String group = caseKind.equals("refund_only") ? "refund" : caseKind;
        return topIntent()
                .filter(intent -> intent.confidence() >= LIKELY)
                .map(Intent::name)
                .filter(intent ->
                        intent.startsWith(group + ".") || ASKS_HOW_FAR.contains(intent) && OF_GOODS.contains(caseKind))
                .isPresent();
    }

    /** By this message, or by the question that it answers with an order's number. */
    boolean asksHowFar() {
        Optional<String> asked = onlyNamesOrder()
                ? askedBefore()
                : topIntent().filter(intent -> intent.confidence() >= LIKELY).map(Intent::name);
        return asked.filter(intent -> intent.endsWith(".status")).isPresent();
    }

    /** A case of this kind was opened in this conversation, and that was told. */
    boolean registered(String caseKind) {
        return said("case.advice." + caseKind) || refusedBefore(caseKind);
    }

    /** It was told in this conversation that what such a case is for cannot be done. */
    boolean refusedBefore(String caseKind) {
        return said("case.refused." + caseKind);
    }

    boolean smalltalk() {
        return courteous()
                || topIntent()
                        .filter(intent -> intent.name().startsWith("smalltalk.") && intent.confidence() >= SURE)
                        .isPresent();
    }

    /** Thanks or says goodbye and nothing else, whatever a model makes of the words. */
    boolean courteous() {
        return Courtesy.isAll(request.text());
    }

    boolean thanks() {
        return courteous()
                || topIntent()
                        .filter(intent -> intent.name().equals("smalltalk.thanks"))
                        .isPresent();
    }

    boolean saysGoodbye() {
        return Courtesy.isGoodbye(request.text());
    }

    /** Somebody called a person earlier, and that is not done: as it is on record, not as it was told. */
    boolean waitsForPerson() {
        return decision.waitsForPerson();
    }

    /** The last reply was owed to this step. */
    boolean justTold(Source step) {
        List<String> sources = request.earlier().sources();
        return !sources.isEmpty() && sources.getLast().equals(step.code());
    }

    /** It was decided as for somebody who found no fault. */
    boolean withoutReason() {
        return decision.asked() != null && "no_reason".equals(decision.asked().reason());
    }

    /** What was asked for, the rules do not give. */
    boolean refused() {
        List<Option> wanted = decision.options().stream().filter(Option::wanted).toList();
        return !wanted.isEmpty() && wanted.stream().noneMatch(Option::allowed);
    }

    boolean asksWhatIsNeeded() {
        return Needed.isAskedIn(request.text());
    }

    /** What was said last, after a case was registered in this conversation, of what helps it along: a phrase. */
    Optional<String> lastAdvice() {
        return request.earlier().said().reversed().stream()
                .filter(said -> said.startsWith("case.advice."))
                .findFirst();
    }

    /** The message is about what was decided before, whatever a model makes of its few words. */
    boolean asksOn() {
        return decision.asked() != null && decision.asked().side() != null;
    }

    /**
     * The one side of a decision that is asked on about, or that the likeliest intent asks about; empty where all of it
     * is asked for, or something else.
     */
    Optional<Aspect> aspect() {
        if (asksOn()) {
            return Aspect.ofSide(decision.asked().side());
        }
        return topIntent().filter(intent -> intent.confidence() >= LIKELY).flatMap(intent -> Aspect.of(intent.name()));
    }

    /** The order's facts answer what was asked, not what the customer is entitled to: how far it is, what is there already. */
    boolean orderAnswers() {
        boolean opens = decision.caseFacts() != null && !decision.caseFacts().reused();
        return orderTopic().filter(answer -> !answer.decided() && !opens).isPresent() || invoiceIssued();
    }

    /** Registered in this conversation, which the order's facts do not know yet. */
    boolean registered(OrderTopic topic) {
        return switch (topic) {
            case STATE -> false;
            case REFUND -> said("case.advice.refund_only") || said("case.advice.return");
            case INVOICE -> said("case.advice.invoice");
        };
    }

    /** "???" has none. */
    boolean hasWords() {
        return request.text().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Asked for an invoice that there is. */
    boolean invoiceIssued() {
        return orderTopic()
                        .filter(answer -> answer.topic() == OrderTopic.INVOICE)
                        .isPresent()
                && decision.orderKnown()
                && decision.order().invoice() != null
                && decision.order().invoice().number() != null
                && decision.order().invoice().issuedAt() != null
                && "issued".equals(decision.order().invoice().status());
    }

    boolean outOfScope() {
        return understanding.outOfScope().value() && !onlyNamesOrder() && !asksOn();
    }

    /** Asks how something is done, whatever else the message is. */
    boolean asksHow() {
        return understanding.intents().stream()
                .anyMatch(intent -> intent.name().endsWith(".how_to") && intent.confidence() >= POSSIBLE);
    }

    /** Two intents are too close to choose between: then a question serves better than the article of either. */
    boolean twoAreMeant() {
        return !asksOn()
                && understanding.choices().size() == 2
                && topIntent().filter(intent -> intent.confidence() >= POSSIBLE).isPresent();
    }

    /** Groups of the taxonomy that the message may be about, likeliest first. */
    List<String> possibleGroups() {
        return understanding.intents().stream()
                .filter(intent -> intent.confidence() >= POSSIBLE / 2)
                .map(intent -> group(intent.name()))
                .distinct()
                .toList();
    }

    /** What of the order is asked for, if anything: by intent, or by the earlier question that an order number answers. */
    Optional<OrderTopics.Answer> orderTopic() {
        if (asksOn()) {
            return Optional.empty();
        }
        Stream<String> intents = onlyNamesOrder()
                ? Stream.concat(
                        askedBefore().stream(), answer().stream().flatMap(hit -> hit.article().intents().stream()))
                : outOfScope()
                        ? Stream.empty()
                        : topIntent().filter(intent -> intent.confidence() >= POSSIBLE).stream()
                                .map(Intent::name);
        return intents.flatMap(intent -> topics.of(intent).stream()).findFirst();
    }

    /**
     * What the last message was understood to ask that did not only name an order. How sure that was is not kept, so where
     * an article answers that message, it has to be about the same group.
     */
    private Optional<String> askedBefore() {
        List<String> said = request.history();
        List<Earlier.Turn> turns = request.earlier().turns();
        for (int back = 1; back <= Math.min(said.size(), turns.size()); back++) {
            if (!OrderMention.isAll(said.get(said.size() - back))) {
                return Optional.ofNullable(turns.get(turns.size() - back).intent())
                        .filter(intent -> answer().stream()
                                .flatMap(hit -> hit.article().intents().stream())
                                .map(Situation::group)
                                .allMatch(group(intent)::equals));
            }
        }
        return Optional.empty();
    }

    private static String group(String intent) {
        return intent.replaceFirst("\\..*", "");
    }

    /** The article that answers the message, if one fits well enough. */
    Optional<Hit> answer() {
        return nearest().filter(hit -> hit.score() >= minimumScore(hit.article()));
    }

    private double minimumScore(Article article) {
        if (outOfScope() || twoAreMeant()) {
            return STRICT_MINIMUM;
        }
        if (onlyNamesOrder() || !unsure()) {
            return Retriever.MINIMUM_SCORE;
        }
        boolean answersOtherThings = !understanding.intents().isEmpty()
                && understanding.intents().stream()
                        .noneMatch(intent -> article.intents().contains(intent.name()));
        return answersOtherThings ? STRICT_MINIMUM : UNSURE_MINIMUM;
    }

    private boolean unsure() {
        return topIntent().filter(intent -> intent.confidence() >= LIKELY).isEmpty();
    }

    private Optional<Hit> nearest() {
        if (!searched) {
            nearest = find().orElse(null);
            searched = true;
        }
        return Optional.ofNullable(nearest);
    }

    private Optional<Hit> find() {
        Optional<String> before = request.history().reversed().stream()
                .filter(said -> !OrderMention.isAll(said))
                .findFirst();
        if (onlyNamesOrder()) {
            return before.flatMap(said -> best(said, Map.of()));
        }
        boolean leansOnEarlier = request.text().length() < SHORT_MESSAGE && unsure() && !outOfScope();
        String earlier = leansOnEarlier ? before.map(said -> said + " ").orElse("") : "";
        return best(earlier + request.text(), intents());
    }

    /** Articles that may answer the message, nearest first, for a person to choose from. */
    List<Hit> candidates() {
        return near(request.text(), intents()).stream()
                .filter(hit -> hit.score() >= Retriever.MINIMUM_SCORE)
                .toList();
    }

    private List<Hit> near(String text, Map<String, Double> intents) {
        Query query = new Query(text, wording.language(), intents, request.scope());
        return retriever.find(query, CANDIDATES).stream()
                .filter(hit -> gate.mayQuote(hit.article()))
                .toList();
    }

    /** The nearest article that may be quoted; none where two that are as near say different things. */
    private Optional<Hit> best(String text, Map<String, Double> intents) {
        List<Hit> nearest = near(text, intents);
        return nearest.stream()
                .findFirst()
                .filter(first -> nearest.stream()
                        .skip(1)
                        .filter(other -> other.score() >= Retriever.MINIMUM_SCORE)
                        .noneMatch(other -> Disagreement.between(first.article(), other.article())));
    }

    private Map<String, Double> intents() {
        Map<String, Double> confidences = new LinkedHashMap<>();
        understanding.intents().forEach(intent -> confidences.putIfAbsent(intent.name(), intent.confidence()));
        return confidences;
    }

    private static boolean understandingMissing(ReplyRequest request) {
        return request.understanding() == null || request.missing().contains(ReplyRequest.UNDERSTANDING);
    }
}
