package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Sentence;
import java.util.regex.Pattern;

/**
 * The gate that every sentence passes: a number, date, amount, span of time or id needs more behind it than a phrase of
 * ours. Whether the evidence truly says so is not checked here: facts enter sentences only together with their proof.
 */
final class EvidenceCheck {
    private static final String CHINESE_NUMBER = "[零一二两三四五六七八九十百千万半几数]";
    private static final Pattern CLAIM = Pattern.compile(
            "\\p{Nd}"
                    + "|[%‰％￥¥$€£]"
                    + "|" + CHINESE_NUMBER + "+个?(天|日|小时|分钟|周|星期|礼拜|月|年|元|块|倍|折|工作日)"
                    + "|今天|明天|后天|昨天|今晚|本周|下周|周[一二三四五六日天]|星期[一二三四五六日天]"
                    + "|\\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|half|few)"
                    + "[ -]([a-z]+[ -])?(minute|hour|day|week|month|year|time|percent|euro|dollar)s?\\b"
                    + "|\\b(today|tomorrow|yesterday|tonight|(this|next) (week|month))\\b"
                    + "|\\b(mon|tues|wednes|thurs|fri|satur|sun)day\\b",
            Pattern.CASE_INSENSITIVE);

    private EvidenceCheck() {}

    /** Whether the text says something that can be wrong about this customer, order, case or date. */
    static boolean claims(String text) {
        return CLAIM.matcher(text).find();
    }

    static boolean mayLeave(Sentence sentence) {
        return !claims(sentence.text())
                || sentence.evidence().stream().anyMatch(evidence -> evidence.kind() != Evidence.Kind.PHRASE);
    }
}
