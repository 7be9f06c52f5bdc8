package io.aftercare.reply.compose;

import java.util.regex.Pattern;

/** Whether a message asks what the customer has to provide: "需要我提供什么", "what details do you need". */
final class Needed {
    private static final Pattern ASKED = Pattern.compile(
            "(?:需要|还要|要|用)(?:我|我们)?(?:再|另外|还)?(?:提供|准备|给你们?|交|发|补充|上传)(?:一?些|点)?(?:什么|啥|哪些)"
                    + "|还(?:需要|要|缺)(?:我)?(?:什么|啥|哪些)|(?:需要|要)(?:什么|哪些|啥)(?:材料|证明|资料|信息|凭证)"
                    + "|\\bwhat (?:(?:other |else |kind of )?(?:details?|documents?|proof|information|info|papers?|else)? ?)(?:do|will|would) you"
                    + " (?:still )?(?:need|want|require)\\b"
                    + "|\\bwhat (?:do|should|must) i (?:have to |need to )?(?:send|provide|give|upload)\\b"
                    + "|\\b(?:anything|something)(?: else)? (?:that )?you (?:still )?need\\b|\\bneed (?:anything|something)(?: else)? from me\\b",
            Pattern.CASE_INSENSITIVE);

    private Needed() {}

    static boolean isAskedIn(String text) {
        return ASKED.matcher(text).find();
    }
}
