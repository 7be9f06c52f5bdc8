package io.aftercare.inference;

/** A text as a model sees it: vocabulary ids with their segments, special tokens included, without padding. */
record Tokens(long[] ids, long[] segments) {
    int length() {
        return ids.length;
    }
}
