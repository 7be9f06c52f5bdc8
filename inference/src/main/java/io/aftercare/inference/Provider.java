package io.aftercare.inference;

/** Where a model runs. */
public enum Provider {
    CPU,
    /** Needs {@code onnxruntime_gpu} instead of {@code onnxruntime} on the class path, and CUDA 12 on the machine. */
    CUDA
}
