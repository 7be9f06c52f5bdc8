package io.aftercare.local.launcher.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program and waits for it. */
final class Shell {
    private static final long PROBE_SECONDS = 15;

    private Shell() {}

    /** Its output is this process's output. */
    static void run(Path directory, List<String> command) {
        try {
            int code = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new ImageFailed(command.getFirst() + " ended with " + code + ": " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new ImageFailed(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageFailed("interrupted", e);
        }
    }

    /** Whether it exists and ends well within some seconds; silently. */
    static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it prints, without the last line end. */
    static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new ImageFailed(String.join(" ", command) + " ended with " + process.exitValue());
            }
            return output;
        } catch (IOException e) {
            throw new ImageFailed(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageFailed("interrupted", e);
        }
    }
}
