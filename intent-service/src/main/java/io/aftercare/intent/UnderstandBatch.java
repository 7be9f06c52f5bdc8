package io.aftercare.intent;

import io.aftercare.web.Problems;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Messages to be understood in one call, each on its own. */
@Schema(description = "Messages to be understood, each on its own")
record UnderstandBatch(
        @Schema(required = true, maxItems = MAX_ITEMS) List<UnderstandRequest> items) {
    static final int MAX_ITEMS = 64;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 saying what is wrong */
    UnderstandBatch valid() {
        if (items == null || items.isEmpty()) {
            throw Problems.invalid("items-missing", "'items' is missing or empty: send 1 to 64 messages.");
        }
        if (items.size() > MAX_ITEMS) {
            throw Problems.invalid(
                    "too-many-items",
                    "'items' holds %d messages; at most %d are read.".formatted(items.size(), MAX_ITEMS));
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) == null) {
                throw Problems.invalid("message-empty", "'items[" + i + "]' is null: send a message.");
            }
        }
        return this;
    }

    @Schema(name = "UnderstandBatchResult")
    record Result(List<Understanding> items) {}
}
