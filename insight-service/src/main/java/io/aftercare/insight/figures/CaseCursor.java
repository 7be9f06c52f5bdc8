package io.aftercare.insight.figures;

import io.aftercare.web.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Where a page of cases ended. */
record CaseCursor(Instant openedAt, UUID caseId) {
    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is none */
    static CaseCursor of(String text) {
        int cut = text.indexOf('_');
        try {
            return new CaseCursor(
                    Instant.parse(text.substring(0, Math.max(cut, 0))), UUID.fromString(text.substring(cut + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Page.cursorInvalid();
        }
    }

    String text() {
        return openedAt + "_" + caseId;
    }
}
