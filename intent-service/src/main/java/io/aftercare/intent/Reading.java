package io.aftercare.intent;

import io.aftercare.inference.Caller;
import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.language.Detected;
import io.aftercare.intent.model.IntentModel;
import java.util.List;

/**
 * A message about to be read: everything that can be refused has been looked at.
 *
 * @param folded the text as recognisers read it, character for character
 * @param caller on whose behalf the model will run
 * @param recognised what its form alone gives away: numbers, amounts, dates
 */
record Reading(
        UnderstandRequest request,
        String folded,
        List<Entity> recognised,
        Subject subject,
        Detected language,
        IntentModel model,
        Caller caller) {

    String text() {
        return request.text();
    }

    /** Nothing but signs, and nothing said before that they could answer. */
    boolean isWordless() {
        return recognised.isEmpty()
                && subject.before().isEmpty()
                && folded.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
