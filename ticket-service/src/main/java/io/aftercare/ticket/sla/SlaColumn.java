package io.aftercare.ticket.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores the clocks of a case as jsonb. Immutable, so that Hibernate keeps the value itself to compare with. */
@Immutable
@Converter
public class SlaColumn implements AttributeConverter<SlaRecord, JsonObject> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    @Override
    public JsonObject convertToDatabaseColumn(SlaRecord record) {
        try {
            return record == null ? null : new JsonObject(JSON.writeValueAsString(record));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the clocks of a case cannot be written", e);
        }
    }

    @Override
    public SlaRecord convertToEntityAttribute(JsonObject object) {
        try {
            return object == null ? null : JSON.readValue(object.encode(), SlaRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the clocks of a case cannot be read", e);
        }
    }
}
