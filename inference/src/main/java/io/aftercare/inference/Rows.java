package io.aftercare.inference;

import java.util.Map;

/** Takes what a run says of one text out of its outputs. */
record Rows(String model) {
    /**
     * @param position of the text among those of the run
     * @param rows how many texts the run had
     * @throws InferenceFailed when an output has not a row for each text, or a score is no number
     */
    TextScores scores(Map<String, Output> outputs, int position, TextRow row, int rows) {
        TextScores scores = TextScores.none(row);
        for (Output output : outputs.values()) {
            read(output, position, row, rows, scores);
        }
        return scores;
    }

    private void read(Output output, int position, TextRow row, int rows, TextScores scores) {
        if (!output.isOfRows(rows)) {
            throw output.misshapen(model, "one row of numbers for each text or each of its tokens");
        }
        int width = output.width(rows);
        if (output.shape().length < 3) {
            scores.rows().put(output.name(), output.row(model, position * width, width));
        } else {
            int labels = (int) output.shape()[2];
            float[][] tokens =
                    tokenRows(output, position * width, labels, row.spans().size());
            scores.tokenRows().put(output.name(), tokens);
        }
    }

    private float[][] tokenRows(Output output, int start, int labels, int tokens) {
        float[][] rows = new float[tokens][];
        for (int token = 0; token < tokens; token++) {
            rows[token] = output.row(model, start + (TextRow.OFFSET + token) * labels, labels);
        }
        return rows;
    }
}
