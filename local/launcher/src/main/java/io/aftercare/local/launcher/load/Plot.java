package io.aftercare.local.launcher.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What a conversation is about, in which language, and how far its case comes: what templates differ in. */
record Plot(String kind, Language language, Ending ending) {
    enum Language {
        ZH("zh-CN"),
        EN("en-GB");

        final String locale;

        Language(String locale) {
            this.locale = locale;
        }

        String code() {
            return locale.substring(0, 2);
        }
    }

    /** How many of a hundred cases are of which kind: a guess at a shop of clothes and electronics. */
    private enum Kind {
        RETURN(24),
        LOGISTICS(18),
        REFUND_ONLY(14),
        EXCHANGE(10),
        INQUIRY(10),
        COMPLAINT(8),
        REPAIR(5),
        RESEND(4),
        PRICE_PROTECTION(4),
        INVOICE(3);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double CHINESE = 0.8;

    static List<Plot> all() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Stream.of(Language.values())
                        .flatMap(language ->
                                Stream.of(Ending.values()).map(ending -> new Plot(kind.code(), language, ending))))
                .toList();
    }

    static Plot drawn(long ageDays, SplittableRandom chance) {
        int drawn = chance.nextInt(100);
        int kind = 0;
        while (drawn >= Kind.values()[kind].share) {
            drawn -= Kind.values()[kind].share;
            kind++;
        }
        return new Plot(
                Kind.values()[kind].code(),
                chance.nextDouble() < CHINESE ? Language.ZH : Language.EN,
                Ending.of(ageDays, chance));
    }
}
