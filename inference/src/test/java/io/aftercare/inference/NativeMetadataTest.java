package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A class that native code looks up by name and a native image does not know ends the whole process, without a Java
 * exception. The names stand in the libraries, so they are read from there.
 */
class NativeMetadataTest {
    private static final String METADATA =
            "/META-INF/native-image/io.aftercare/aftercare-inference/reachability-metadata.json";
    private static final String ONNX = "/ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so";
    private static final String TOKENIZERS = "/native/lib/linux-x86_64/cpu/libtokenizers.so";

    private static final Pattern ONNX_CLASS = Pattern.compile("ai/onnxruntime/[A-Z]\\w+");

    /** Every object that the library makes: the descriptor of a constructor of one of its classes. */
    private static final Pattern CONSTRUCTOR = Pattern.compile("\\((?:\\[*(?:[JIZFDSB]|L[\\w/]+;))+\\)V");

    private final JsonObject metadata = metadata();

    @Test
    void everyClassThatOnnxRuntimeLooksUpIsListed() throws IOException {
        Set<String> lookedUp = find(ONNX, ONNX_CLASS).stream()
                .map(name -> name.replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(lookedUp).contains("ai.onnxruntime.OnnxTensor", "ai.onnxruntime.OrtException");
        assertThat(listed()).containsAll(lookedUp);
    }

    @Test
    void everyConstructorThatOnnxRuntimeCallsIsListed() throws IOException {
        Set<String> called = find(ONNX, CONSTRUCTOR);

        assertThat(called).contains("(JJLai/onnxruntime/TensorInfo;)V", "(ILjava/lang/String;)V");
        assertThat(descriptors()).containsAll(called);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai/djl/huggingface/tokenizers/jni/CharSpan",
                "ai/djl/engine/EngineException",
                "java/lang/RuntimeException"
            })
    void theClassesThatTheTokenizerLooksUpAreListed(String name) throws IOException {
        assertThat(find(TOKENIZERS, Pattern.compile(Pattern.quote(name)))).isNotEmpty();
        assertThat(listed()).contains(name.replace('/', '.'));
    }

    /** Were the library to look up another class of DJL, the list above would be out of date. */
    @Test
    void theTokenizerLooksUpNoOtherClassOfDjl() throws IOException {
        assertThat(find(TOKENIZERS, Pattern.compile("ai/djl/[a-z/]+/[A-Z][a-z]+[A-Z][a-z]{3,8}")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(listed())
                        .anyMatch(known -> name.replace('/', '.').startsWith(known)));
    }

    @Test
    void theLibrariesThemselvesAreIncluded() {
        Set<String> included = entries(metadata, "resources")
                .map(entry -> "/" + entry.get("glob").getAsString())
                .collect(Collectors.toSet());

        assertThat(included).contains(ONNX, TOKENIZERS, "/ai/onnxruntime/native/linux-x64/libonnxruntime.so");
        assertThat(included)
                .allSatisfy(resource -> assertThat(NativeMetadataTest.class.getResource(resource))
                        .as(resource)
                        .isNotNull());
    }

    private Set<String> listed() {
        return entries(metadata, "reflection")
                .filter(entry -> entry.has("jniAccessible"))
                .map(entry -> entry.get("type").getAsString())
                .collect(Collectors.toSet());
    }

    private Set<String> descriptors() {
        return entries(metadata, "reflection")
                .filter(entry -> entry.has("methods"))
                .flatMap(entry -> entries(entry, "methods"))
                .map(method -> method.getAsJsonArray("parameterTypes").asList().stream()
                        .map(type -> descriptor(type.getAsString()))
                        .collect(Collectors.joining("", "(", ")V")))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonObject> entries(JsonObject of, String name) {
        return of.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static String descriptor(String type) {
        if (type.endsWith("[]")) {
            return "[" + descriptor(type.substring(0, type.length() - 2));
        }
        return switch (type) {
            case "int" -> "I";
            case "long" -> "J";
            default -> "L" + type.replace('.', '/') + ";";
        };
    }

    private static Set<String> find(String library, Pattern what) throws IOException {
        try (InputStream in = NativeMetadataTest.class.getResourceAsStream(library)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return what.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static JsonObject metadata() {
        try (InputStream in = NativeMetadataTest.class.getResourceAsStream(METADATA)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
