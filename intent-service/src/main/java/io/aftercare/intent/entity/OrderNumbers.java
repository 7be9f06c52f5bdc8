package io.aftercare.intent.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Order numbers: whatever follows the word order; a letter with digits such as A1001, unless it names a product; a long
 * run of digits, unless it is called something else.
 */
final class OrderNumbers implements Recognizer {
    private static final Pattern CALLED = Pattern.compile(
            "(?:订单|单号|单子|订单编号|订单号码)(?:号码?|编号)?\\s*(?:是|为|:|：|=|#|，|,)?\\s*[\\[(（【]?\\s*#?([a-z]{0,3}-?\\d{4,20})(?![a-z0-9])"
                    + "|(?<![a-z])order\\s*(?:number|no\\.?|nr\\.?|id|code|ref(?:erence)?)?\\s*(?:is|was|:|#|=)?\\s*#?([a-z]{0,3}-?\\d{4,20})(?![a-z0-9])"
                    + "|#([a-z]{0,3}-?\\d{4,20})(?![a-z0-9])");
    private static final Pattern LETTER_AND_DIGITS = Pattern.compile("(?<![a-z0-9-])([a-z]\\d{4,20})(?![a-z0-9-])");
    private static final Pattern LONG_DIGITS = Pattern.compile("(?<![a-z0-9.-])(\\d{12,20})(?![a-z0-9-])");
    /** Brand before, or the thing itself after: then a letter with digits is a model, as in "sony a6400 相机". */
    private static final Pattern BRAND_BEFORE = Pattern.compile(
            "(?<![a-z])(?!(?:order|orders|for|of|about|number|no|is|my|the|return|exchange|refund|cancel|with|on|it|it's|s|its|item|meant?|not|was|this|that|actually|sorry|need|see|and|or|track|check|from|in|to|parcel|package|purchase|regarding|re|repair|where|invoice|change|please|hi|hello|ok|yes)(?![a-z]))[a-z]+\\s?$");

    private static final Pattern PRODUCT_AFTER = Pattern.compile(
            "^\\s?(?:相机|手机|耳机|电脑|笔记本|平板|显卡|主板|路由器|打印机|键盘|鼠标|音箱|手表|型号|系列|款|camera|phone|laptop|headphones?|printer|router|monitor|lens|model|watch|speaker)");
    private static final Pattern OTHERWISE_CALLED = Pattern.compile(
            "(?:卡号?|账号|帐号|账户|身份证号?码?|证件号?|税号|识别号|条码|序列号|快递|运单号?|物流|card|account|iban|passport|serial)[^，。,.;；]{0,6}$");
    private static final int CONTEXT = 24;

    @Override
    public EntityType type() {
        return EntityType.ORDER;
    }

    @Override
    public List<Match> find(String folded) {
        if (!Signs.of(folded).digits()) {
            return List.of();
        }
        List<Match> found = new ArrayList<>();
        Matcher called = CALLED.matcher(folded);
        while (called.find()) {
            int group = called.group(1) != null ? 1 : called.group(2) != null ? 2 : 3;
            found.add(Match.printed(called, group));
        }
        Matcher lettered = LETTER_AND_DIGITS.matcher(folded);
        while (lettered.find()) {
            if (!BRAND_BEFORE.matcher(before(folded, lettered)).find()
                    && !PRODUCT_AFTER.matcher(folded.substring(lettered.end())).find()) {
                found.add(Match.printed(lettered, 1));
            }
        }
        Matcher digits = LONG_DIGITS.matcher(folded);
        while (digits.find()) {
            if (!OTHERWISE_CALLED.matcher(before(folded, digits)).find()) {
                found.add(Match.printed(digits, 1));
            }
        }
        if (found.isEmpty() && isOnlyANumber(folded)) {
            Matcher number = Pattern.compile("\\d{4,20}").matcher(folded);
            number.find();
            found.add(new Match(number.start(), number.end(), number.group()));
        }
        return found;
    }

    private static boolean isOnlyANumber(String folded) {
        return folded.matches("[\\s\\p{P}]*\\d{4,20}[\\s\\p{P}]*");
    }

    private static String before(String folded, Matcher matcher) {
        return folded.substring(Math.max(0, matcher.start() - CONTEXT), matcher.start());
    }
}
