package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.fail;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.knowledge.Encoder;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is known and whatever is missing, there is a reply, and whoever waits for a person is told of that person in
 * it. No article is found here, which is when a reply has least to say.
 */
class ReachAPersonTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    /** What is said of a person where nobody can say by when. */
    private static final String A_PERSON_WILL_LOOK = "received.person";

    private static final int TURNS_PER_TRY = 500;
    private static final Composer COMPOSER = new Composer(
            Retriever.over(
                    KnowledgeBase.of(List.of()),
                    Map.of(Language.ZH, Encoder.of(text -> new float[] {1}), Language.EN, Encoder.of(text ->
                            new float[] {1}))),
            ZoneId.of("Asia/Shanghai"),
            CompositionMonitor.NONE);
    private static final List<String> INTENTS = List.of(
            "human.request",
            "return.request",
            "return.how_to",
            "logistics.not_shipped",
            "smalltalk.greeting",
            "smalltalk.thanks",
            "complaint.other",
            "product.compare");

    @Property(tries = 500)
    void nobodyMeetsSilenceAndWhoWaitsForAPersonIsTold(@ForAll long seed) {
        Random dice = new Random(seed);
        for (int turn = 0; turn < TURNS_PER_TRY; turn++) {
            ReplyRequest request = request(dice);

            Reply reply = COMPOSER.compose(request, NOW, sentence -> {});

            if (reply.text().isBlank()) {
                fail("silence after %s", request);
            }
            Decision decided = request.decision();
            if (decided != null && decided.handoff() != null && !tellsOf(decided.handoff(), reply)) {
                fail("said %s to somebody who waits for a person: %s", reply.text(), request);
            }
        }
    }

    private static boolean tellsOf(Decision.Handoff handoff, Reply reply) {
        return reply.sentences().stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .anyMatch(it -> it.kind() == Evidence.Kind.HANDOFF && it.id().equals(handoff.id())
                        || it.kind() == Evidence.Kind.PHRASE && it.id().equals(A_PERSON_WILL_LOOK));
    }

    private static ReplyRequest request(Random dice) {
        List<String> missing = new ArrayList<>();
        if (dice.nextInt(5) == 0) {
            missing.add(ReplyRequest.UNDERSTANDING);
        }
        if (dice.nextInt(5) == 0) {
            missing.add(ReplyRequest.DECISION);
        }
        return new ReplyRequest(
                "conversation-1",
                "message-1",
                any(List.of("转人工", "我要退货", "A1003", "😀", "a person, please"), dice),
                any(List.of(Language.values()), dice),
                "web",
                "demo",
                missing.contains(ReplyRequest.UNDERSTANDING) && dice.nextBoolean() ? null : understanding(dice),
                missing.contains(ReplyRequest.DECISION) ? null : decision(dice),
                missing,
                dice.nextBoolean() ? List.of() : List.of("我要退货"),
                null,
                NOW);
    }

    private static Understanding understanding(Random dice) {
        List<Understanding.Intent> intents = new ArrayList<>();
        for (int i = dice.nextInt(3); i > 0; i--) {
            String name = any(INTENTS, dice);
            intents.add(new Understanding.Intent(name, dice.nextDouble(), name.replaceFirst("\\..*", "")));
        }
        return new Understanding(
                intents,
                new Understanding.OutOfScope(dice.nextInt(3) == 0, dice.nextDouble()),
                List.of(),
                new Understanding.Label(any(List.of("negative", "neutral", "positive"), dice), dice.nextDouble()),
                any(List.of("low", "normal", "high"), dice),
                dice.nextInt(3) > 0 ? null : new Understanding.Complaint("product_quality", dice.nextDouble()),
                null);
    }

    private static Decision decision(Random dice) {
        return new Decision(
                any(List.of(Decision.NONE, Decision.NOT_FOUND, Decision.UNAVAILABLE), dice),
                null,
                dice.nextBoolean() ? List.of() : List.of("order", "photo"),
                dice.nextBoolean() ? null : opened(dice),
                null,
                null,
                dice.nextBoolean()
                        ? null
                        : new Decision.Handoff(
                                "handoff-1",
                                any(List.of("requested", "taken"), dice),
                                any(
                                        List.of(
                                                "asked_for_person",
                                                "urgent",
                                                "understanding_unavailable",
                                                "approval",
                                                "我想要人"),
                                        dice),
                                when(dice)),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Decision.CaseFacts opened(Random dice) {
        return new Decision.CaseFacts(
                "case-1",
                "AC-100001",
                any(List.of("return", "complaint", "logistics"), dice),
                dice.nextBoolean() ? null : "product_quality",
                any(List.of("open", "in_progress", "waiting_for_customer"), dice),
                "normal",
                null,
                null,
                when(dice),
                null,
                dice.nextBoolean(),
                List.of(new Decision.Task("task-1", "logistics", "arrange_pickup", NOW, "open")));
    }

    /** Due, overdue, or nobody knows. */
    private static Instant when(Random dice) {
        return dice.nextInt(5) == 0 ? null : NOW.plus(Duration.ofMinutes(dice.nextInt(120) - 60));
    }

    private static <T> T any(List<T> values, Random dice) {
        return values.get(dice.nextInt(values.size()));
    }
}
