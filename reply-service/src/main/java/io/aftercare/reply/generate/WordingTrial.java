package io.aftercare.reply.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.InferenceFailed;
import io.aftercare.reply.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./aftercare bench wording} starts: for each line on its input it words every act that the model was taught,
 * in each style and language with all its facts, and prints what that took as one line of JSON.
 */
final class WordingTrial {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNFINISHED = "";

    private final WordingModel model;
    private final List<Task> tasks = new ArrayList<>();

    private record Task(Act act, Language language, Map<String, String> facts) {}

    private WordingTrial(WordingModel model) {
        this.model = model;
        for (Language language : Language.values()) {
            for (String topic : model.topics().stream().sorted().toList()) {
                List<String> slots = model.slots(topic).stream().sorted().toList();
                for (Style style : Style.values()) {
                    // The slot's own name stands for its fact: what was written can then be read back.
                    Map<String, String> facts = new LinkedHashMap<>();
                    slots.forEach(slot -> facts.put(slot, "[" + slot + "]"));
                    tasks.add(new Task(new Act(topic, style, slots), language, facts));
                }
            }
        }
    }

    /** @param args the model's folder */
    public static void main(String[] args) throws IOException {
        try (WordingModel model = WordingModel.load(Path.of(args[0]), EngineOptions.cpu());
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            WordingTrial trial = new WordingTrial(model);
            while (lines.readLine() != null) {
                System.out.println(JSON.writeValueAsString(trial.run()));
            }
        }
    }

    private Map<String, Object> run() {
        List<String> written = new ArrayList<>();
        double[] first = new double[tasks.size()];
        int tokens = 0;
        int right = 0;
        long clock = System.nanoTime();
        long cpu = cpu();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            FirstToken heard = new FirstToken();
            try {
                Wording wording = model.write(task.act(), task.facts(), task.language(), heard);
                tokens += wording.tokens();
                right += holdsEveryFactOnce(task, wording.text()) ? 1 : 0;
                written.add(wording.template());
            } catch (InferenceFailed | WordingRejected failed) {
                written.add(UNFINISHED);
            }
            first[i] = heard.millis();
        }
        double cpuSeconds = (cpu() - cpu) / 1e9;
        double seconds = (System.nanoTime() - clock) / 1e9;
        Arrays.sort(first);
        return Map.of(
                "sentences",
                tasks.size(),
                "right",
                right,
                "tokens",
                tokens,
                "seconds",
                seconds,
                "cpu",
                cpuSeconds,
                "firstP50",
                first[first.length / 2],
                "firstP95",
                first[(int) (first.length * 0.95)],
                "written",
                written);
    }

    private static boolean holdsEveryFactOnce(Task task, String text) {
        return task.facts().values().stream().allMatch(text::contains)
                && text.chars().filter(sign -> sign == '[').count()
                        == task.facts().size();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static final class FirstToken implements WordingListener {
        private final long begin = System.nanoTime();
        private double millis = Double.NaN;

        @Override
        public void wrote(String piece) {
            if (Double.isNaN(millis)) {
                millis = (System.nanoTime() - begin) / 1e6;
            }
        }

        private double millis() {
            return millis;
        }
    }
}
