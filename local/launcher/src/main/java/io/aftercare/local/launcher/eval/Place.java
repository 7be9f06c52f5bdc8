package io.aftercare.local.launcher.eval;

/** Where a row stands. */
record Place(String file, int line) {
    @Override
    public String toString() {
        return file + " line " + line;
    }
}
