package io.aftercare.intent;

import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many messages that nobody waits for, such as those of years gone by: they are read when nothing urgent is. */
@Schema(description = "Many messages that nobody waits for; each is answered or refused on its own")
record UnderstandBulk(
        @Schema(required = true, maxItems = MAX_ITEMS) List<UnderstandRequest> items) {
    static final int MAX_ITEMS = 1_000;

    /** @throws HttpProblem 400 saying what is wrong with the list as a whole */
    UnderstandBulk valid() {
        if (items == null || items.isEmpty()) {
            throw Problems.invalid("items-missing", "'items' is missing or empty: send 1 to 1,000 messages.");
        }
        if (items.size() > MAX_ITEMS) {
            throw Problems.invalid(
                    "too-many-items",
                    "'items' holds %,d messages; at most %,d are read.".formatted(items.size(), MAX_ITEMS));
        }
        return this;
    }

    @Schema(name = "UnderstandBulkResult", description = "In the order of the messages")
    record Result(List<Item> items) {}

    @Schema(name = "UnderstandBulkItem", description = "What a message means, or why it was not read")
    record Item(Understanding understanding, Refusal problem) {
        static Item of(Understanding understanding) {
            return new Item(understanding, null);
        }

        static Item of(HttpProblem problem) {
            return new Item(
                    null, new Refusal(problem.getType().toString(), problem.getStatusCode(), problem.getDetail()));
        }
    }

    @Schema(name = "UnderstandBulkProblem", description = "As the message alone would have been refused")
    record Refusal(String type, int status, String detail) {}
}
