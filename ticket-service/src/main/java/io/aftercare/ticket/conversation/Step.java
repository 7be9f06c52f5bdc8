package io.aftercare.ticket.conversation;

import io.aftercare.web.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The steps of a turn that may fail and be caught up later. */
enum Step {
    UNDERSTANDING,
    DECISION,
    REPLY;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The codes as they are, or none for null. */
    static List<String> known(List<String> codes) {
        List<String> given = codes == null ? List.of() : codes;
        List<String> all = Arrays.stream(values()).map(Step::code).toList();
        if (!all.containsAll(given)) {
            throw Problems.invalid("step-unknown", "missing names steps: " + String.join(", ", all) + ".");
        }
        return List.copyOf(given);
    }
}
