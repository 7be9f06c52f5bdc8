package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Language;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import io.aftercare.reply.proof.Claim;
import io.aftercare.reply.proof.Grounds;
import io.aftercare.reply.proof.Verifier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** One digit, day, id or unit made another in any sentence that was ever composed, and the sentence stays back. */
class MutatedSentencesTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final List<List<String>> UNITS = List.of(
            List.of("元", "欧元"),
            List.of("欧元", "元"),
            List.of("CNY", "EUR"),
            List.of("EUR", "CNY"),
            List.of("个工作日", "天"),
            List.of("小时", "天"),
            List.of("个月", "天"),
            List.of("天", "小时"),
            List.of("日", "小时"),
            List.of("hours", "days"),
            List.of("days", "months"),
            List.of("months", "days"),
            List.of("Mar", "May"),
            List.of("Nov", "Dec"),
            List.of("月", "个月"));
    private static final String HAN = "二三四五六七八九";
    private static final List<Said> SAID = said();

    /** A sentence as it was let through, and what was true then. */
    record Said(Sentence sentence, Claim claim, Grounds grounds) {}

    @Property(tries = 10_000)
    void one_change_to_what_is_claimed_keeps_the_sentence_back(@ForAll long seed) {
        Random dice = new Random(seed);
        Said said = SAID.get(dice.nextInt(SAID.size()));

        mutated(said.claim().text(), dice).ifPresent(other -> {
            String text = said.sentence().text().replace(said.claim().text(), other);
            if (!text.equals(said.sentence().text())) {
                Sentence changed = new Sentence("", text, said.sentence().evidence());
                assertThat(Verifier.verify(changed, said.grounds()).proved())
                        .as(said.sentence().text() + " -> " + text)
                        .isFalse();
            }
        });
    }

    @Property(tries = 1)
    void there_is_enough_to_change() {
        assertThat(SAID).hasSizeGreaterThan(3_000);
        assertThat(SAID)
                .extracting(said -> said.claim().kind())
                .contains(Claim.Kind.AMOUNT, Claim.Kind.DAY, Claim.Kind.MOMENT, Claim.Kind.DURATION, Claim.Kind.ID);
    }

    private static Optional<String> mutated(String claim, Random dice) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < claim.length(); i++) {
            char c = claim.charAt(i);
            if (c >= '0' && c <= '9') {
                others.add(with(claim, i, (char) ('0' + (c - '0' + 1 + dice.nextInt(9)) % 10)));
            } else if (HAN.indexOf(c) >= 0) {
                others.add(with(claim, i, HAN.charAt((HAN.indexOf(c) + 1 + dice.nextInt(7)) % 8)));
            }
        }
        UNITS.stream()
                .filter(unit -> claim.endsWith(unit.getFirst()) || claim.startsWith(unit.getFirst()))
                .forEach(unit -> others.add(claim.replace(unit.getFirst(), unit.getLast())));
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(dice.nextInt(others.size())));
    }

    private static String with(String text, int place, char c) {
        return text.substring(0, place) + c + text.substring(place + 1);
    }

    private static List<Said> said() {
        Composer composer = new Composer(ShippedKnowledge.RETRIEVER, CHINA, CompositionMonitor.NONE);
        List<Said> all = new ArrayList<>();
        Scenario.all().forEach(scenario -> all.addAll(said(composer, scenario.request(), Scenario.NOW)));
        DecidedCase.all()
                .flatMap(it -> Stream.of(Language.values())
                        .flatMap(language -> said(composer, it.request(language, "email"), it.at()).stream()))
                .forEach(all::add);
        return all;
    }

    private static List<Said> said(Composer composer, ReplyRequest request, Instant now) {
        var reply = composer.compose(request, now, sentence -> {});
        Grounds grounds = request.decision() == null
                ? new Grounds(io.aftercare.reply.turn.Decision.none(), CHINA, now)
                : new Grounds(request.decision(), CHINA, now);
        for (Map.Entry<String, Language> quoted : quoted(reply).entrySet()) {
            ShippedKnowledge.ARTICLES
                    .article(quoted.getKey(), quoted.getValue())
                    .ifPresent(grounds::found);
        }
        return reply.sentences().stream()
                .flatMap(sentence -> sentence.claims().stream()
                        .filter(claim -> claim.kind() != Claim.Kind.RIGHT && claim.kind() != Claim.Kind.COMMITMENT)
                        .map(claim -> new Said(sentence, claim, grounds)))
                .toList();
    }

    private static Map<String, Language> quoted(io.aftercare.reply.Reply reply) {
        return reply.sentences().stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .filter(evidence -> evidence.kind() == io.aftercare.reply.Evidence.Kind.KNOWLEDGE)
                .collect(java.util.stream.Collectors.toMap(
                        io.aftercare.reply.Evidence::id, it -> reply.language(), (a, b) -> a));
    }
}
