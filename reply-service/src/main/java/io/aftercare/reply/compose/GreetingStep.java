package io.aftercare.reply.compose;

import io.aftercare.reply.Language;
import java.util.regex.Pattern;

/** Opens a conversation, by name where the shop knows one that reads well in the reply's language. */
final class GreetingStep implements Step {
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L} ·.'-]{0,19}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return situation.firstMessage() && !situation.smalltalk();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        if (!draft.say("greeting.named", new Facts().with("customer.name", name(situation)))) {
            draft.say("greeting.plain");
        }
        if (valued(situation)) {
            draft.say("greeting.valued");
        }
    }

    /** Who has nothing to be sorry about is thanked for coming back. */
    private static boolean valued(Situation situation) {
        var customer = situation.decision().customer();
        return customer != null
                && "gold".equals(customer.tier())
                && situation.understanding().complaint() == null
                && !"negative".equals(situation.understanding().sentiment().label());
    }

    private static String name(Situation situation) {
        var customer = situation.decision().customer();
        if (customer == null
                || customer.name() == null
                || !NAME.matcher(customer.name()).matches()) {
            return null;
        }
        boolean chinese = HAN.matcher(customer.name()).find();
        return chinese == (situation.wording().language() == Language.ZH) ? customer.name() : null;
    }
}
