package io.aftercare.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text graph through ONNX Runtime's own Java API, set up like the engine's session, over texts that are tokenised
 * beforehand: what the model costs when nothing is built around it. For one thread.
 */
public final class BareModel implements AutoCloseable {
    private static final Set<String> NOTHING_ELSE = Set.of();

    private final OrtSession session;
    private final List<Tokens> texts;
    private final List<Map<String, long[][]>> arrays;
    private final Map<Integer, Pinned> byLength = new HashMap<>();

    private BareModel(OrtSession session, List<Tokens> texts) {
        this.session = session;
        this.texts = texts;
        this.arrays = texts.stream().map(this::arrays).toList();
    }

    private Map<String, long[][]> arrays(Tokens text) {
        PaddedBatch alone = PaddedBatch.of(List.of(text));
        return session.getInputNames().stream().collect(Collectors.toMap(name -> name, name ->
                new long[][] {BertInputs.values(name, alone)}));
    }

    /** @throws ModelLoadException naming the file and what is wrong with it */
    public static BareModel load(Path graph, Path tokenizer, TextLimits limits, Provider provider, List<String> texts) {
        try (RowTokenizer rows = RowTokenizer.load(ModelSource.file(tokenizer), limits)) {
            List<Tokens> tokens = texts.stream()
                    .map(text -> rows.encode(TextInput.of(text)).tokens())
                    .toList();
            return load(graph, provider, tokens);
        }
    }

    static BareModel load(Path graph, Provider provider, List<Tokens> texts) {
        try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
            settings.setIntraOpNumThreads(1);
            settings.setInterOpNumThreads(1);
            if (provider == Provider.CUDA) {
                settings.addCUDA();
            }
            return new BareModel(OnnxEnvironment.get().createSession(graph.toString(), settings), texts);
        } catch (OrtException e) {
            throw new ModelLoadException(graph + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    public int texts() {
        return texts.size();
    }

    /** Tokens of all texts, special ones included. */
    public long tokens() {
        return texts.stream().mapToLong(Tokens::length).sum();
    }

    /** Of the tokens that are computed when texts share runs so, the share that is padding. */
    public double padding(Batching batching) {
        return padding(PaddedBatch.of(texts, batching));
    }

    /** The same when texts share runs in the order in which they come. */
    public double paddingAsTheyCome(int textsInARun) {
        return padding(IntStream.iterate(0, first -> first < texts.size(), first -> first + textsInARun)
                .mapToObj(first -> texts.subList(first, Math.min(first + textsInARun, texts.size())))
                .map(PaddedBatch::of)
                .toList());
    }

    private double padding(List<PaddedBatch> runs) {
        long computed =
                runs.stream().mapToLong(run -> (long) run.rows() * run.width()).sum();
        return 1 - (double) tokens() / computed;
    }

    /** One text as a program runs it that takes the API as it comes: arrays in, arrays out. */
    public int runPlain(int text) {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, long[][]> input : arrays.get(text).entrySet()) {
                inputs.put(input.getKey(), OnnxTensor.createTensor(OnnxEnvironment.get(), input.getValue()));
            }
            int outputs = 0;
            try (OrtSession.Result result = session.run(inputs)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs += output.getValue().getValue() == null ? 0 : 1;
                }
            }
            return outputs;
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** One text over tensors that are kept for its length: the least that the API allows. */
    public void runPinned(int text) {
        Tokens tokens = texts.get(text);
        Pinned pinned = pinned(tokens.length());
        pinned.values.forEach((name, values) -> BertInputs.fill(name, tokens, values));
        run(pinned);
    }

    /** The call alone, over tensors that are filled. */
    void run(Pinned pinned) {
        try {
            session.run(pinned.inputs, NOTHING_ELSE, pinned.outputs).close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    Pinned pinned(int length) {
        return byLength.computeIfAbsent(length, this::pin);
    }

    private Pinned pin(int length) {
        try {
            Pinned pinned = new Pinned(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            for (String name : session.getInputNames()) {
                LongBuffer values = DirectMemory.longs(length);
                pinned.values.put(name, values);
                pinned.inputs.put(name, OnnxTensor.createTensor(OnnxEnvironment.get(), values, new long[] {1, length}));
            }
            for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
                long[] shape = shape(((TensorInfo) output.getValue().getInfo()).getShape(), length);
                FloatBuffer values = DirectMemory.floats(OnnxSession.count(shape));
                pinned.outputs.put(output.getKey(), OnnxTensor.createTensor(OnnxEnvironment.get(), values, shape));
            }
            return pinned;
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static long[] shape(long[] declared, int length) {
        long[] shape = declared.clone();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] > 0 ? shape[i] : i == 0 ? 1 : length;
        }
        return shape;
    }

    private static InferenceFailed failed(OrtException e) {
        return new InferenceFailed("bare ONNX Runtime failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            byLength.values().forEach(Pinned::close);
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** The tensors of one length over native memory. */
    record Pinned(Map<String, LongBuffer> values, Map<String, OnnxTensor> inputs, Map<String, OnnxValue> outputs) {
        private void close() {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxValue::close);
        }
    }
}
