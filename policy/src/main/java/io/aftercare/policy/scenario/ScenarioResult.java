package io.aftercare.policy.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.policy.Text;
import java.util.List;

/** How a scenario went: {@code differences} says what is not as expected, and is empty where all is. */
public record ScenarioResult(String id, Text title, List<String> differences) {
    @JsonProperty
    public boolean passed() {
        return differences.isEmpty();
    }
}
