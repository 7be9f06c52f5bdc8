package io.aftercare.ticket.entitlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The side of what was decided that a message asks on about: "那运费呢", "why not?". Read from its words, because a model
 * that sees one short message at a time takes it for a matter of its own. A message that says more is nobody's
 * follow-up.
 */
public enum Side {
    /** By when what is decided happens, or has to be asked for. */
    @JsonProperty("time")
    TIME(
            "^(?=.*(?:什么时候|啥时候|何时|几号|哪天|哪一天|多久|多长时间|几天|最晚|最迟))"
                    + "(?=.*(?:退|钱|换|新的|补|寄回|寄出|寄给|修|赔))(?!.*(?:回复|答复|联系|人工|客服|发货|送到|到货|送货))",
            "^(?=.*\\b(?:when|how (?:soon|long|many days|quickly)|by (?:what|which) (?:day|date)|at the latest|deadline)\\b)"
                    + "(?=.*\\b(?:refund|money|new one|replacement|exchange|repair|repaired|fixed|send (?:it|them) back|return|returned"
                    + "|compensation)\\b)"
                    + "(?!.*\\b(?:hear|reply|answer|call|ship|shipped|deliver|delivered|delivery|courier|human|person|agent)\\b)"),
    /** Who pays for the way back. */
    @JsonProperty("freight")
    FREIGHT(
            "^(?=.*(?:运费|邮费|快递费))(?!.*(?:退运费|退邮费|退快递费|险))",
            "^(?=.*\\b(?:postage|return shipping|shipping (?:cost|costs|fee|fees|back)|freight|way back|send(?:ing)? (?:it|them) back)\\b)"
                    + "(?=.*\\b(?:pay|pays|paying|paid|charge|charged|cost|costs|free|who)\\b)"),
    /** How much goes where. */
    @JsonProperty("money")
    MONEY(
            "^(?=.*(?:钱|款))(?=.*(?:退到哪|退去哪|退哪|到哪里|哪个账户|哪个卡|哪张卡|原路|退到微信|退到支付宝|退到卡))",
            "^(?=.*\\b(?:refund|money)\\b)(?=.*\\b(?:where|which (?:account|card)|to my (?:card|account|bank)|how will i get)\\b)"),
    /** Why it is so, or that it should not be. */
    @JsonProperty("reason")
    REASON(
            "^(?:那|可是|但是)?(?:为什么|为啥|凭什么|为何|怎么)(?:呢|啊|呀)?[？?！!。\\s]*$"
                    + "|(?:为什么|为啥|凭什么|为何|怎么)(?:就)?(?:不能|不可以|不行|不给|不让|不支持)(?:退|换|修|赔|补|无理由)"
                    + "|^(?:可是|但是|不是|不对吧|可(?!以|不可|否|能))[^。？?]{0,8}(?:法律|法规|规定|消费者权益|七天|7天|七日|三包|无理由)",
            "^(?:but |and |so )?(?:why(?: not| is that| so)?|how come|for what reason)\\W*$"
                    + "|\\bwhy (?:can't|cannot|can not|won't|not|isn't|is it not)\\b.{0,24}\\b(?:return|refund|exchange|repair|send|get|possible)"
                    + "|^but\\b.{0,48}\\b(?:(?:seven|fourteen|7|14|thirty|30)[ -]days?|the law|by law|consumer rights)\\b");

    /** Longer messages tell a story of their own. */
    private static final int LONGEST = 80;

    private final Pattern words;

    Side(String zh, String en) {
        words = Pattern.compile(zh + "|" + en, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    public static Optional<Side> askedIn(String text) {
        String message = text.strip();
        if (message.codePointCount(0, message.length()) > LONGEST) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(side -> side.words.matcher(message).find())
                .findFirst()
                // A fault is a reason of its own, and asks for no other.
                .filter(side -> side != REASON || !FaultWords.areIn(message));
    }
}
