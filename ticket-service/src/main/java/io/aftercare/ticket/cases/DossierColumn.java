package io.aftercare.ticket.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores a dossier as jsonb. Immutable, so that Hibernate keeps the value itself to compare with, and no copy of it. */
@Immutable
@Converter
public class DossierColumn implements AttributeConverter<Dossier, JsonObject> {
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public JsonObject convertToDatabaseColumn(Dossier dossier) {
        try {
            return dossier == null ? null : new JsonObject(JSON.writeValueAsString(dossier));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dossier cannot be written", e);
        }
    }

    @Override
    public Dossier convertToEntityAttribute(JsonObject object) {
        try {
            return object == null ? Dossier.EMPTY : JSON.readValue(object.encode(), Dossier.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dossier cannot be read", e);
        }
    }
}
