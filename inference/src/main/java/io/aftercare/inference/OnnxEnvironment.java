package io.aftercare.inference;

import ai.onnxruntime.OrtEnvironment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The one ONNX Runtime environment of the process, started without telemetry.
 *
 * <p>Since 1.29 ONNX Runtime reports its use to Microsoft on Linux too, keeps a device id under {@code ~/.cache}, and on
 * the way scans the process's command line in a manner that overflows the stack and kills the JVM when that line is as
 * long as a class path. It heeds only a variable of the C environment, before its start, so that is where it is set.
 */
final class OnnxEnvironment {
    private static final String OPT_OUT = "ORT_DISABLE_TELEMETRY";

    private OnnxEnvironment() {}

    /** @throws ModelLoadException when telemetry cannot be switched off */
    static OrtEnvironment get() {
        return Started.ENVIRONMENT;
    }

    /** Starts at first use, once. */
    private static final class Started {
        private static final OrtEnvironment ENVIRONMENT = start();

        private static OrtEnvironment start() {
            if (System.getenv(OPT_OUT) == null) {
                optOut();
            }
            return OrtEnvironment.getEnvironment();
        }
    }

    private static void optOut() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return; // Windows, where telemetry goes through the system's own event tracing, which users control there.
        }
        MethodHandle call = linker.downcallHandle(
                setenv.get(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int overwrite = 1;
            int failed = (int) call.invokeExact(arena.allocateFrom(OPT_OUT), arena.allocateFrom("1"), overwrite);
            if (failed != 0) {
                throw new ModelLoadException(OPT_OUT + " could not be set: set it before the start");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ModelLoadException(OPT_OUT + " could not be set: set it before the start", e);
        }
    }
}
