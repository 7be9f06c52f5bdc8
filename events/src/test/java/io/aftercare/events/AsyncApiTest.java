package io.aftercare.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {
    private static JsonNode description;

    @BeforeAll
    static void read() throws Exception {
        description = new YAMLMapper().readTree(AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml"));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventIsDescribedWithItsFields(EventType type) {
        JsonNode message = description.path("components").path("messages").path(type.typeName());
        JsonNode data = message.at("/payload/allOf/1/properties/data/properties");

        List<String> fields = Arrays.stream(type.record().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(fields);
    }

    @Test
    void theTopicsThatAreDescribedAreTheTopicsThatThereAre() {
        List<String> topics =
                Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        assertThat(description.path("channels").fieldNames()).toIterable().containsExactlyElementsOf(topics);
    }
}
