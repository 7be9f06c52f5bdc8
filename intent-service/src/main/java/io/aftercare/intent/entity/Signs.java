package io.aftercare.intent.entity;

/** What a folded text is written with: most messages have no number, and need not be searched for one. */
record Signs(boolean digits, boolean latin, boolean others) {
    static Signs of(String folded) {
        boolean digits = false;
        boolean latin = false;
        boolean others = false;
        for (int i = 0; i < folded.length(); i++) {
            char character = folded.charAt(i);
            digits |= character >= '0' && character <= '9';
            latin |= character >= 'a' && character <= 'z';
            others |= character > 0x7F;
        }
        return new Signs(digits, latin, others);
    }
}
