package io.aftercare.reply.compose;

import io.aftercare.reply.turn.Decision.CaseFacts;

/** Says sorry first where something went wrong for the customer; admits no fault that is not established. */
final class ApologyStep implements Step {
    private static final double SURE = 0.5;
    private static final String QUALITY = "product_quality";

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.memory().said("apology")
                && !situation.courteous()
                && (complaint(situation) != null || upset(situation));
    }

    @Override
    public void write(Situation situation, Draft draft) {
        String complaint = complaint(situation);
        boolean urgent = "high".equals(situation.understanding().urgency());
        if (!draft.say("apology." + (urgent ? "urgent" : complaint))) {
            draft.say("apology.other");
        }
        if (urgent && QUALITY.equals(complaint)) {
            draft.say("safety.stop_using");
        }
    }

    private static String complaint(Situation situation) {
        CaseFacts opened = situation.decision().caseFacts();
        if (opened != null && !opened.reused() && opened.complaint() != null) {
            return opened.complaint();
        }
        var complaint = situation.understanding().complaint();
        boolean sure = complaint != null && complaint.confidence() >= SURE;
        if (!sure
                || QUALITY.equals(complaint.category()) && situation.decision().withoutReason()) {
            return null;
        }
        return complaint.category();
    }

    private static boolean upset(Situation situation) {
        var sentiment = situation.understanding().sentiment();
        return "negative".equals(sentiment.label()) && sentiment.score() >= 0.7 && !situation.outOfScope();
    }
}
