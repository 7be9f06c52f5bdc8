package io.aftercare.reply.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terms that keyword search compares: bigrams of Chinese characters, and English words without their endings. */
final class Terms {
    private static final Pattern RUN = Pattern.compile("(?<han>\\p{IsHan}+)|(?<word>[\\p{IsLatin}\\p{Nd}]+)");

    private static final List<String> ENDINGS = List.of("ing", "ied", "ies", "ed", "es", "s");

    /** Words that English questions are full of and that say nothing about their subject. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            ("a an the and or but if so of to in on at by for from with as is are was be been am i me my you your it its we"
                            + " our they this that these those there here have has had do does did not no can could will"
                            + " would should may what which who how when where why get got any some please just")
                    .split(" "));

    private Terms() {}

    static List<String> of(String text) {
        List<String> terms = new ArrayList<>();
        Matcher run =
                RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (run.find()) {
            if (run.group("han") == null) {
                if (!EMPTY_WORDS.contains(run.group())) {
                    terms.add(stem(run.group()));
                }
            } else {
                addBigrams(run.group(), terms);
            }
        }
        return terms;
    }

    private static void addBigrams(String han, List<String> terms) {
        int[] characters = han.codePoints().toArray();
        if (characters.length == 1) {
            terms.add(han);
        }
        for (int i = 0; i + 1 < characters.length; i++) {
            terms.add(new String(characters, i, 2));
        }
    }

    /** Takes off the commonest endings, so that returned, returning and returns meet at "return". */
    static String stem(String word) {
        for (String ending : ENDINGS) {
            int rest = word.length() - ending.length();
            if (rest >= 3 && word.endsWith(ending) && !word.endsWith("ss")) {
                String root = word.substring(0, rest);
                return ending.startsWith("ie") ? root + "y" : withoutDoubleEnd(root);
            }
        }
        boolean silentEnd = word.length() > 4 && word.endsWith("e");
        return silentEnd ? word.substring(0, word.length() - 1) : withoutDoubleEnd(word);
    }

    /** "shipp" from "shipped" becomes "ship", and so that "cancelled" meets "cancel", "bill" becomes "bil" everywhere. */
    private static String withoutDoubleEnd(String root) {
        int end = root.length() - 1;
        boolean doubled =
                end > 2 && root.charAt(end) == root.charAt(end - 1) && "bdglmnprt".indexOf(root.charAt(end)) >= 0;
        return doubled ? root.substring(0, end) : root;
    }
}
