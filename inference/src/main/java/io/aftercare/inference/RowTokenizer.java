package io.aftercare.inference;

import java.util.Arrays;
import java.util.List;

/** Puts a text and what was said before it into the two segments of a row: begin, text, end, before, end. */
final class RowTokenizer implements AutoCloseable {
    private final Tokenizer tokenizer;
    private final TextLimits limits;
    private final long begin;
    private final long end;

    private RowTokenizer(Tokenizer tokenizer, TextLimits limits, long begin, long end) {
        this.tokenizer = tokenizer;
        this.limits = limits;
        this.begin = begin;
        this.end = end;
    }

    /** @throws ModelLoadException when the tokenizer does not put one token before a text and one after it */
    static RowTokenizer load(ModelSource source, TextLimits limits) {
        Tokenizer tokenizer = Tokenizer.load(source);
        long[] specials = tokenizer.specials();
        if (specials.length != 2) {
            tokenizer.close();
            throw new ModelLoadException("%s puts %d special tokens around a text, not one before and one after"
                    .formatted(source.name(), specials.length));
        }
        return new RowTokenizer(tokenizer, limits, specials[0], specials[1]);
    }

    TextRow encode(TextInput input) {
        Pieces text = tokenizer.pieces(input.text());
        long[] own = Arrays.copyOf(text.ids(), Math.min(text.ids().length, limits.maxTokens() - 2));
        long[] before = before(input.before(), limits.maxTokens() - own.length - 3);
        int length = own.length + 2 + (before.length == 0 ? 0 : before.length + 1);
        long[] ids = new long[length];
        long[] segments = new long[length];
        ids[0] = begin;
        System.arraycopy(own, 0, ids, TextRow.OFFSET, own.length);
        ids[own.length + 1] = end;
        if (before.length > 0) {
            System.arraycopy(before, 0, ids, own.length + 2, before.length);
            ids[length - 1] = end;
            Arrays.fill(segments, own.length + 2, length, 1);
        }
        return new TextRow(new Tokens(ids, segments), List.copyOf(text.spans().subList(0, own.length)));
    }

    private long[] before(String text, int room) {
        int most = Math.min(room, limits.maxBeforeTokens());
        if (text.isEmpty() || most <= 0) {
            return new long[0];
        }
        long[] ids = tokenizer.pieces(text).ids();
        return Arrays.copyOfRange(ids, Math.max(0, ids.length - most), ids.length);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
