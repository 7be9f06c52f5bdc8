package io.aftercare.ticket.entitlement;

import io.aftercare.events.ComplaintCategory;
import io.aftercare.policy.Reason;
import io.aftercare.ticket.triage.Understanding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a message names a fault of the goods. A model hears one in "显手粗，退了吧" and in "go ahead with the return" too,
 * and a fault that nobody named would be decided on, apologised for and asked a photo of.
 */
public final class FaultWords {
    private static final Pattern FAULT = Pattern.compile(
            "坏|破|裂|漏|碎|断|掉色|褪色|掉漆|开线|脱线|起球|划痕|瑕疵|故障|毛病|问题|质量|假货|假的|仿|变质|霉|烂|臭|异味|味道|过期|生锈"
                    + "|不通电|不亮|不转|不响|不热|不制冷|没声音|没反应|开不了|打不开|充不|用不了|不能用|不好用|失灵|死机|卡顿|冒烟|发烫|鼓包|爆"
                    + "|缺|少了|少发|发错|错货|不符|不一样|脏|毛刺|有洞|色差"
                    + "|\\b(?:broke|broken|break|breaks|fault|faulty|defect|damag|crack|torn|tear|leak|ripp|dead|died|dies|not work|stopped|stuck|fake"
                    + "|counterfeit|mould|mold|rotten|spoil|smell|stain|dirt|rust|scratch|missing|wrong|not as|different from|quality|swell"
                    + "|swollen|smok|burn|overheat|hole|peel|fade|fading|loose|flicker|problem|issue)"
                    // Who asks not to be charged has found no fault.
                    + "|(?:n['’]t|\\b(?:do|does|did|is|wo|ca|could|would)nt|\\bnot|\\bcannot|\\bnever)"
                    + " (?:work|charge(?! (?:me|us|my)\\b)|turn|switch|start|close|hold|connect|power)"
                    // Nor has who did not open it; who could not, has.
                    + "|\\b(?:(?:ca|could|wo|would|does)n['’]?t|cannot|(?:can|could|will|would|does) not) open",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHANGE_OF_MIND = Pattern.compile(
            "无理由|不(?:太|是很|怎么)?喜欢|不想要|改(?:变)?(?:了)?主意|后悔|不需要了|用不[上着]|买错|买多|拍错|拍多|显[胖黑老壮]|显手|不适合|不合适|不合身"
                    + "|太[大小长短]了|[大小]了[一半点]"
                    + "|\\bchanged? my mind\\b|\\b(?:don['’]t|do not|didn['’]t) (?:really )?(?:want|need|like)\\b|\\bno longer (?:want|need)\\b"
                    + "|\\bdoesn['’]t (?:suit|fit)\\b|\\bdoes not (?:suit|fit)\\b|\\bnot (?:for me|my style)\\b|\\bregret\\b|\\bby mistake\\b"
                    + "|\\btoo (?:big|small|large|long|short|tight|many)\\b|\\bsecond thoughts\\b",
            Pattern.CASE_INSENSITIVE);

    /** Who said that the goods did not come cannot have found a fault in them. */
    private static final Set<Reason> NOT_IN_HAND = EnumSet.of(Reason.LOST, Reason.LATE);

    private FaultWords() {}

    static boolean areIn(String text) {
        return FAULT.matcher(text).find();
    }

    /** The understanding without a complaint of quality that neither the words nor what was asked before bear out. */
    public static Understanding believed(Understanding understood, String text, Optional<Asked> earlier) {
        Understanding.Complaint complaint = understood.complaint();
        boolean ofQuality = complaint != null && complaint.category() == ComplaintCategory.PRODUCT_QUALITY;
        return ofQuality && !areIn(text) && saysOtherwise(understood, text, earlier.map(Asked::reason))
                ? understood.withoutComplaint()
                : understood;
    }

    private static boolean saysOtherwise(Understanding understood, String text, Optional<Reason> earlier) {
        boolean upset = understood.sentiment() != null
                && "negative".equals(understood.sentiment().label());
        return CHANGE_OF_MIND.matcher(text).find()
                || earlier.filter(NOT_IN_HAND::contains).isPresent()
                || !upset
                        && earlier.filter(reason -> reason == Reason.NO_REASON).isPresent();
    }
}
