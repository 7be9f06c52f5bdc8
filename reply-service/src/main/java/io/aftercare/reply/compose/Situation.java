package io.aftercare.reply.compose;

import io.aftercare.reply.Earlier;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.proof.Gate;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Understanding;
import io.aftercare.reply.turn.Understanding.Intent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known when a reply is written. The customer's words are used to find articles and to tell whether they name an
 * order; no step can say them.
 */
final class Situation {
    private static final double SURE = 0.5;
    /** Surer than this, an intent is what the message is about. */
    static final double LIKELY = 0.4;

    private static final double POSSIBLE = 0.25;
    private static final int SHORT_CORRECTION = 40;
    /** The taxonomy has these for exchanges and repairs too. */
    private static final Set<String> ASKS_HOW_FAR = Set.of("return.status", "refund.status");

    private static final Set<String> OF_GOODS = Set.of("return", "exchange", "repair", "refund_only", "resend");

    private final ReplyRequest request;
    private final Wording wording;
    private final OrderTopics topics;
    private final Understanding understanding;
    private final Decision decision;
    private final ArticleFinder articles;
    private final Memory memory;

    Situation(ReplyRequest request, Wording wording, Retriever retriever, OrderTopics topics, Gate gate) {
        this.request = request;
        this.wording = wording;
        this.topics = topics;
        this.understanding = understandingMissing(request) ? Understanding.none() : request.understanding();
        this.decision = request.decision() == null ? Decision.none() : request.decision();
        this.articles = new ArticleFinder(this, request, retriever, gate);
        this.memory = new Memory(request.earlier());
    }

    Wording wording() {
        return wording;
    }

    /** What was answered before. */
    Memory memory() {
        return memory;
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

    /** Whether the message, or the question that it answers, is likely about a matter of this kind of case. */
    boolean isAbout(String caseKind) {
        String group = caseKind.equals("refund_only") ? "refund" : caseKind;
        return asked().filter(intent ->
                        intent.startsWith(group + ".") || ASKS_HOW_FAR.contains(intent) && OF_GOODS.contains(caseKind))
                .isPresent();
    }

    /** By this message, or by the question that it answers with an order's number. */
    boolean asksHowFar() {
        return asked().filter(intent -> intent.endsWith(".status")).isPresent();
    }

    /** What is likely asked, by this message or by the question that it answers with an order's number. */
    private Optional<String> asked() {
        return onlyNamesOrder()
                ? askedBefore()
                : topIntent().filter(intent -> intent.confidence() >= LIKELY).map(Intent::name);
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

    boolean asksWhatIsNeeded() {
        return Needed.isAskedIn(request.text());
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

    /** "???" has none. */
    boolean hasWords() {
        return request.text().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Asked for an invoice that there is. */
    boolean invoiceIssued() {
        return orderTopic()
                        .filter(answer -> answer.topic() == OrderTopic.INVOICE)
                        .isPresent()
                && decision.invoiceIssued();
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
        return articles.answer();
    }

    /** Articles that may answer the message, nearest first, for a person to choose from. */
    List<Hit> candidates() {
        return articles.candidates();
    }

    private static boolean understandingMissing(ReplyRequest request) {
        return request.understanding() == null || request.missing().contains(ReplyRequest.UNDERSTANDING);
    }
}
