package io.aftercare.reply.compose;

import io.aftercare.reply.Language;
import io.aftercare.reply.generate.Style;
import io.aftercare.reply.generate.Wording;
import io.aftercare.reply.generate.Wordsmith;
import java.util.Map;
import java.util.Optional;

/** In which style a wordsmith speaks to this customer, by mood, tier and channel. */
record Voice(Wordsmith wordsmith, Style style) {
    static Voice of(Wordsmith wordsmith, Situation situation) {
        var customer = situation.decision().customer();
        if ("negative".equals(situation.understanding().sentiment().label())) {
            return new Voice(wordsmith, Style.UPSET);
        } else if (customer != null && "gold".equals(customer.tier())) {
            return new Voice(wordsmith, Style.VIP);
        }
        return new Voice(wordsmith, situation.atLength() ? Style.FULL : Style.PLAIN);
    }

    Optional<Wording> word(String phrase, Map<String, String> facts, Language language) {
        return wordsmith.word(phrase, facts, style, language);
    }
}
