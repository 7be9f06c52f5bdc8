package io.aftercare.reply.compose;

import java.util.regex.Pattern;

/** Whether a message thanks or says goodbye, and nothing else: "好的，谢谢", "fine, thanks", "bye". */
final class Courtesy {
    private static final String BYE = "再见|拜拜|拜|回见|\\b(?:good)?bye+\\b|\\bsee (?:you|ya)\\b|\\bgood ?night\\b";
    /** "麻烦了" thanks, "好麻烦", "太麻烦了" complain. */
    private static final String THANKS =
            "谢谢|多谢|感谢|谢了|谢啦|谢|辛苦|麻烦(?:你们|您们|你|您)|(?<![好真太很挺超])麻烦|\\b(?:many )?thanks?\\b|\\bthx\\b|\\bcheers\\b";

    private static final String AROUND = "好的|好吧|好|行|嗯+|没事了|没有了|不用了|知道了|明白了|你们|您们|你|您|了|啦|哈|呀|哦|吧|先这样|就这样"
            + "|\\b(?:ok|okay|fine|great|good|perfect|alright|all right|you|so|very|much|a lot|then|well|that's all|have a nice day|got it|and)\\b"
            + "|[\\p{P}\\p{S}\\s]";
    private static final Pattern GOODBYE = Pattern.compile(BYE, Pattern.CASE_INSENSITIVE);
    private static final Pattern SAYS_IT = Pattern.compile(BYE + "|" + THANKS, Pattern.CASE_INSENSITIVE);
    private static final Pattern ALL =
            Pattern.compile("(?:" + BYE + "|" + THANKS + "|" + AROUND + ")+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 60;

    private Courtesy() {}

    static boolean isAll(String text) {
        return text.length() <= LONGEST
                && SAYS_IT.matcher(text).find()
                && ALL.matcher(text).matches();
    }

    static boolean isGoodbye(String text) {
        return isAll(text) && GOODBYE.matcher(text).find();
    }
}
