package io.aftercare.gateway.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.aftercare.web.MismatchedInputMapper;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads request bodies strictly: UTF-8, one JSON object, the right types; and says plainly what is wrong. */
@ApplicationScoped
public class JsonBody {
    private final ObjectMapper json;
    private final int limit;

    JsonBody(
            ObjectMapper json,
            @ConfigProperty(name = "aftercare.http.body-limit-bytes", defaultValue = "262144") int limit) {
        this.limit = limit;
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The body as a {@code T}; a problem that the record itself throws passes as it is. */
    public <T> T read(byte[] body, Class<T> type) {
        JsonNode object = object(body);
        try {
            return json.treeToValue(object, type);
        } catch (JsonMappingException mismatch) {
            throw problemIn(mismatch);
        } catch (JsonProcessingException impossible) {
            throw malformed(impossible);
        }
    }

    /** The same body, for one that another service reads. */
    public byte[] checked(byte[] body) {
        object(body);
        return body;
    }

    private JsonNode object(byte[] body) {
        if (body == null || body.length == 0) {
            throw Problems.invalid("body-missing", "The request has no body: send a JSON object.");
        }
        if (body.length > limit) { // one that did not announce its length
            throw Problems.problem(
                    413, "body-too-large", "Body too large", "The body has more than " + limit + " bytes.");
        }
        JsonNode node;
        try {
            node = json.readTree(utf8(body));
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        }
        if (!node.isObject()) {
            throw Problems.invalid("wrong-type", "The body must be a JSON object.");
        }
        return node;
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw Problems.invalid("not-utf-8", "The body is not valid UTF-8.");
        }
    }

    private static HttpProblem malformed(JsonProcessingException malformed) {
        var at = malformed.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problems.invalid("malformed-json", "The body is not valid JSON" + where + ".");
    }

    private static HttpProblem problemIn(JsonMappingException mismatch) {
        for (Throwable cause = mismatch; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpProblem problem) {
                return problem;
            }
        }
        return mismatch instanceof MismatchedInputException input
                ? MismatchedInputMapper.wrongType(input)
                : Problems.invalid("wrong-type", "The body does not have the fields and types of the API description.");
    }
}
