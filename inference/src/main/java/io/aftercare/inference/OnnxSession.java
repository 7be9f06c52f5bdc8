package io.aftercare.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** One ONNX Runtime session: native memory and threads behind a name. Not guarded against closing during a run. */
final class OnnxSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OnnxSession.class.getName());
    private static final String NO_SPINNING = "0";
    /** All outputs are bound. */
    private static final Set<String> NOTHING_ELSE = Set.of();

    private final String name;
    private final Provider provider;
    private final OrtSession session;
    private final Map<String, long[]> inputShapes;
    private final Map<String, long[]> outputShapes;

    private OnnxSession(String name, Provider provider, OrtSession session) {
        this.name = name;
        this.provider = provider;
        this.session = session;
        this.inputShapes = shapes(session::getInputInfo);
        this.outputShapes = shapes(session::getOutputInfo);
    }

    static OnnxSession load(ModelSource source, EngineOptions options) {
        byte[] graph = source.read();
        return open(source.name(), options, settings -> OnnxEnvironment.get().createSession(graph, settings));
    }

    /** Opens a graph where it lies, so that weights which it keeps in files beside it are found, and mapped into memory. */
    static OnnxSession load(Path graph, EngineOptions options) {
        if (!Files.isReadable(graph)) {
            throw new ModelLoadException(graph + " cannot be read: there is no such file, or it is closed to us");
        }
        return open(
                graph.toString(), options, settings -> OnnxEnvironment.get().createSession(graph.toString(), settings));
    }

    private static OnnxSession open(String name, EngineOptions options, Opening opening) {
        // Before it is there, a provider that is missing cannot say why: it has no logger yet.
        OnnxEnvironment.get();
        try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
            Provider provider = configure(settings, name, options);
            return new OnnxSession(name, provider, opening.open(settings));
        } catch (OrtException e) {
            throw new ModelLoadException(name + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static Provider configure(OrtSession.SessionOptions settings, String model, EngineOptions options)
            throws OrtException {
        settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        settings.setIntraOpNumThreads(options.device().intraOpThreads());
        settings.setInterOpNumThreads(1);
        // A spinning thread waits for work by burning the core that other runs need.
        settings.addConfigEntry("session.intra_op.allow_spinning", NO_SPINNING);
        settings.addConfigEntry("session.inter_op.allow_spinning", NO_SPINNING);
        Device device = options.device();
        if (device.provider() == Provider.CPU) {
            return Provider.CPU;
        }
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.id())) {
            if (device.maxMemory().isPresent()) {
                cuda.add("gpu_mem_limit", Long.toString(device.maxMemory().getAsLong()));
                // Or the arena takes the next power of two, which may be beyond the limit.
                cuda.add("arena_extend_strategy", "kSameAsRequested");
            }
            settings.addCUDA(cuda);
            return Provider.CUDA;
        } catch (OrtException e) {
            if (device.fallbackToCpu()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}: the CPU stands in for CUDA device {1}, which is not to be had here: {2}",
                        model,
                        device.id(),
                        e.getMessage());
                return Provider.CPU;
            }
            throw new ModelLoadException(
                    "%s is to run on CUDA device %d, which is not to be had here (this build offers %s): %s"
                            .formatted(model, device.id(), offered(), e.getMessage()),
                    e);
        }
    }

    private static Set<OrtProvider> offered() {
        return OrtEnvironment.getAvailableProviders();
    }

    String name() {
        return name;
    }

    /** What the model really runs on, which a fallback may have changed. */
    Provider provider() {
        return provider;
    }

    Set<String> inputNames() {
        return inputShapes.keySet();
    }

    /** Shapes of the inputs by name; −1 where a dimension varies. */
    Map<String, long[]> inputShapes() {
        return inputShapes;
    }

    /** Shapes of the outputs by name; −1 where a dimension varies. */
    Map<String, long[]> outputShapes() {
        return outputShapes;
    }

    /**
     * An output's shape in a run of so many rows, each of so many tokens.
     *
     * @throws ModelLoadException when another dimension than those two varies
     */
    long[] shape(long[] declared, int rows, int width) {
        long[] shape = declared.clone();
        for (int i = 0; i < shape.length; i++) {
            if (i < 2 && shape[i] < 0) {
                shape[i] = i == 0 ? rows : width;
            }
            if (shape[i] < 1) {
                throw new ModelLoadException(
                        "%s: an output of shape %s is neither a row for each text nor for each token"
                                .formatted(name, Arrays.toString(declared)));
            }
        }
        return shape;
    }

    /** How many numbers a shape holds. */
    static int count(long... shape) {
        return Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact));
    }

    /**
     * Runs the graph on the bound inputs, into the bound outputs.
     *
     * @throws InferenceTimedOut when the limit ended the run
     */
    void run(Bound bound, RunLimit limit) {
        try {
            limit.start();
            session.run(bound.inputs(), NOTHING_ELSE, bound.outputs(), limit.flag())
                    .close();
            limit.stop();
        } catch (OrtException e) {
            throw limit.stop() ? limit.exceeded(name) : new InferenceFailed(name + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceFailed(name + " did not close: " + e.getMessage(), e);
        }
    }

    private Map<String, long[]> shapes(NodeInfos nodes) {
        try {
            Map<String, long[]> shapes = new LinkedHashMap<>();
            nodes.read().forEach((node, info) -> {
                if (info.getInfo() instanceof TensorInfo tensor) {
                    shapes.put(node, tensor.getShape());
                }
            });
            return shapes;
        } catch (OrtException e) {
            throw new ModelLoadException(name + " does not say what it takes and returns: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Opening {
        OrtSession open(OrtSession.SessionOptions settings) throws OrtException;
    }

    @FunctionalInterface
    private interface NodeInfos {
        Map<String, NodeInfo> read() throws OrtException;
    }
}
