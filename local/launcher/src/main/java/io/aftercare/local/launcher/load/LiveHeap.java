package io.aftercare.local.launcher.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** How much a service holds on to: its heap after a full collection, which is asked for. */
record LiveHeap(String url, long process) {
    private static final String USED = "jvm_memory_used_bytes{area=\"heap\"";

    double megabytes() {
        collect();
        return used() / 1e6;
    }

    private void collect() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process collecting = new ProcessBuilder(jcmd, String.valueOf(process), "GC.run")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(collecting.getInputStream().readAllBytes());
            if (collecting.waitFor() != 0) {
                throw new LoadFailed("the service's heap could not be collected: " + said);
            }
        } catch (IOException e) {
            throw new LoadFailed("the service's heap could not be collected: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted", e);
        }
    }

    private double used() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(URI.create(url + "/q/metrics"))
                                    .header("Accept", "text/plain")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return metrics.lines()
                    .filter(line -> line.startsWith(USED))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new LoadFailed("the service does not tell its metrics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted", e);
        }
    }
}
