package io.aftercare.inference;

import java.util.OptionalLong;

/**
 * What a model runs on.
 *
 * @param id which GPU; ignored on the CPU
 * @param fallbackToCpu whether a missing provider may be replaced by the CPU instead of failing the load
 * @param intraOpThreads threads inside one run; one thread for each of several runs beats several for one
 * @param maxMemory bytes that a model may take of the GPU's memory; all of it where empty
 */
public record Device(Provider provider, int id, boolean fallbackToCpu, int intraOpThreads, OptionalLong maxMemory) {
    public Device {
        if (id < 0) {
            throw new IllegalArgumentException("a device's id must not be negative, but is " + id);
        }
        if (intraOpThreads < 1) {
            throw new IllegalArgumentException("intraOpThreads must be positive, but is " + intraOpThreads);
        }
        if (maxMemory.isPresent() && maxMemory.getAsLong() < 1) {
            throw new IllegalArgumentException("maxMemory must be positive, but is " + maxMemory.getAsLong());
        }
    }

    public static Device cpu() {
        return new Device(Provider.CPU, 0, false, 1, OptionalLong.empty());
    }

    public static Device cuda(int id) {
        return new Device(Provider.CUDA, id, false, 1, OptionalLong.empty());
    }

    public Device withFallbackToCpu(boolean allowed) {
        return new Device(provider, id, allowed, intraOpThreads, maxMemory);
    }

    public Device withIntraOpThreads(int threads) {
        return new Device(provider, id, fallbackToCpu, threads, maxMemory);
    }

    public Device withMaxMemory(OptionalLong bytes) {
        return new Device(provider, id, fallbackToCpu, intraOpThreads, bytes);
    }
}
