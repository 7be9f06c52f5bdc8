package io.aftercare.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One ONNX Runtime session: native memory and threads behind a name. Not guarded against closing during a run. */
final class OnnxSession implements AutoCloseable {
    private static final String NO_SPINNING = "0";

    private final String name;
    private final Provider provider;
    private final OrtSession session;

    private OnnxSession(String name, Provider provider, OrtSession session) {
        this.name = name;
        this.provider = provider;
        this.session = session;
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
        settings.setIntraOpNumThreads(options.intraOpThreads());
        settings.setInterOpNumThreads(1);
        // A spinning thread waits for work by burning the core that other runs need.
        settings.addConfigEntry("session.intra_op.allow_spinning", NO_SPINNING);
        settings.addConfigEntry("session.inter_op.allow_spinning", NO_SPINNING);
        if (options.provider() == Provider.CPU) {
            return Provider.CPU;
        }
        try {
            settings.addCUDA(options.deviceId());
            return Provider.CUDA;
        } catch (OrtException e) {
            if (options.fallbackToCpu()) {
                return Provider.CPU;
            }
            throw new ModelLoadException(
                    "%s is to run on CUDA device %d, which is not to be had here (this build offers %s): %s"
                            .formatted(model, options.deviceId(), offered(), e.getMessage()),
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
        return session.getInputNames();
    }

    /** Shapes of the inputs by name; −1 where a dimension varies. */
    Map<String, long[]> inputShapes() {
        return shapes(session::getInputInfo);
    }

    /** Shapes of the outputs by name; −1 where a dimension varies. */
    Map<String, long[]> outputShapes() {
        return shapes(session::getOutputInfo);
    }

    /** Runs the graph and reads the result while its native memory is alive. */
    <T> T run(Map<String, OnnxTensor> inputs, Set<String> outputs, Function<OrtSession.Result, T> reading) {
        try (OrtSession.Result result = session.run(inputs, outputs)) {
            return reading.apply(result);
        } catch (OrtException e) {
            throw new InferenceFailed(name + " failed: " + e.getMessage(), e);
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
