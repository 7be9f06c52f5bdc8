package io.aftercare.local.launcher.simulate;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aftercare.local.merchant.MerchantOptions;
import io.aftercare.local.merchant.Truth;
import io.aftercare.local.merchant.Truth.PlantedDeviation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What was planted, as one JSON object; deviations are written as they happen, as there may be many. */
public final class TruthFile implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final JsonGenerator generator;

    public TruthFile(Path file, MerchantOptions options, Truth truth) {
        try {
            generator = JSON.getFactory()
                    .createGenerator(file.toFile(), JsonEncoding.UTF8)
                    .useDefaultPrettyPrinter();
            generator.writeStartObject();
            generator.writePOJOField("merchant", options);
            generator.writePOJOField("planted", truth.planted());
            generator.writeArrayFieldStart("deviations");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    public void add(PlantedDeviation deviation) {
        try {
            generator.writePOJO(deviation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            generator.writeEndArray();
            generator.writeEndObject();
            generator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
