package io.aftercare.local.launcher.eval.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditorTest {
    private static final World SEVEN_DAYS_AND_A_YEAR = World.of(json("""
            {"options": [{"kind": "return_and_refund", "outcome": "allowed", "deadlines": [
              {"act": "send_back", "period": {"days": 7, "after": "delivery"}},
              {"act": "refund", "period": {"days": 21, "after": "delivery"}},
              {"act": "repair", "period": {"months": 12, "after": "delivery"}},
              {"act": "ship", "period": {"hours": 48, "after": "payment"}}]}]}
            """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Within 7 days.",
                "Within seven days.",
                "Within a week.",
                "A seven-day period.",
                "Within 7 calendar days.",
                "Within twenty-one days.",
                "Within three weeks.",
                "Within forty-eight hours.",
                "Within one year.",
                "Within twelve months.",
                "On the same day.",
                "Every working day counts.",
                "七日内。",
                "一周内。",
                "二十一天内。",
                "三周内。",
                "三个星期内。",
                "一个礼拜内。",
                "四十八小时内。",
                "十二个月内。",
                "一年内。"
            })
    void a_length_of_time_that_was_decided_is_so_however_it_is_written(String sentence) {
        assertThat(findings(sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Within 8 days.",
                "Within four days.",
                "Within nine days.",
                "Within two weeks.",
                "Within twenty-two days.",
                "Within twenty days.",
                "Within eleven hours.",
                "Within an hour.",
                "Within six months.",
                "Within a hundred days.",
                "Within one hundred and eighty days.",
                "Within seven working days.",
                "Within 7 business days.",
                "Within a few days.",
                "Within several weeks.",
                "Within a couple of days.",
                "Within half a year.",
                "八日内。",
                "两周内。",
                "二十二天内。",
                "十五日内。",
                "七个工作日内。",
                "几天内。",
                "半个月内。",
                "半年内。",
                "两个星期内。",
                "三个礼拜零一天内。",
                "三十多天内。",
                "一百零五天内。",
                "一百〇五天内。",
                "两年内。"
            })
    void any_other_length_of_time_is_found(String sentence) {
        assertThat(findings(sentence)).extracting(Auditor.Finding::kind).containsExactly(Auditor.Kind.NUMBER);
    }

    private static List<Auditor.Finding> findings(String text) {
        Sentence sentence = new Sentence("", text, List.of(Evidence.phrase("any")));
        Reply reply = new Reply(
                UUID.randomUUID(),
                Language.EN,
                text,
                List.of(sentence),
                Source.DECISION,
                List.of(),
                0,
                new Reply.Cost(0, 0),
                null);
        return new Auditor(Set.of()).audit(reply, SEVEN_DAYS_AND_A_YEAR);
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
