package io.aftercare.local.launcher.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A list that is exported through the API and read as it comes. */
final class Export implements AutoCloseable {
    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Export(String url) {
        this.url = url;
    }

    /** Is called after every line; whoever takes their time there reads slowly. */
    interface LineReader {
        void read(long lines);
    }

    record Size(long lines, long bytes) {}

    Size read(String path, String token, LineReader reader) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new LoadFailed(path + " was answered with " + answer.statusCode());
                }
                return lines(body, reader);
            }
        } catch (IOException e) {
            throw new LoadFailed(path + " broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted", e);
        }
    }

    private static Size lines(InputStream body, LineReader reader) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long lines = 0;
        long bytes = 0;
        int read;
        while ((read = body.read(buffer)) >= 0) {
            bytes += read;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    lines++;
                    reader.read(lines);
                }
            }
        }
        return new Size(lines, bytes);
    }

    @Override
    public void close() {
        http.close();
    }
}
