package io.aftercare.inference;

import java.util.List;

/** A text's own vocabulary ids, special tokens left out, and where each stands. */
record Pieces(long[] ids, List<TokenSpan> spans) {}
