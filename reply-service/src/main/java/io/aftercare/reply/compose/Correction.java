package io.aftercare.reply.compose;

import java.util.regex.Pattern;

/** Whether a message takes back what the conversation was about: "不是这个订单，是A1010", "no, the other one". */
final class Correction {
    private static final Pattern NOT_THAT = Pattern.compile(
            "^\\s*(?:(?:不对)+[，,。！!\\s]+)*(?:不是(?:这个|这笔|那个|那笔|它|这单)?(?:订单)?(?:[，,。！!、\\s]|$|是|而是)|(?:搞|弄|说|发|写)错了|不对[，,。！!\\s不]|我(?:说|问|指)的是|是另(?:外|一)|另外(?:那|一)"
                    + "|(?:(?:no|nope|sorry|oops)[,.!\\s]*)*(?:not that(?: one| order)?|wrong (?:one|order)|the other (?:one|order)|another (?:one|order)|i meant?|i was asking about)\\b)",
            Pattern.CASE_INSENSITIVE);

    private Correction() {}

    static boolean isIn(String text) {
        return NOT_THAT.matcher(text).find();
    }
}
