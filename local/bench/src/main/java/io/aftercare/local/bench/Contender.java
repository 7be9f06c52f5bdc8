package io.aftercare.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that does a piece of work for each line that it is given, and says in a line of JSON what that took. */
final class Contender implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final BufferedReader answers;

    private Contender(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Contender start(String name, List<String> command) {
        try {
            return new Contender(
                    name,
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new BenchFailed(name + " cannot be started: " + e.getMessage());
        }
    }

    JsonNode go() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new BenchFailed(name + " ended before it had answered; what it said stands above");
            }
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new BenchFailed(name + " does not answer: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
