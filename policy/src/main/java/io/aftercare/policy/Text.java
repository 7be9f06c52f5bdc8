package io.aftercare.policy;

/** The same words in Chinese and English; neither may be missing. */
public record Text(String zh, String en) {
    public Text {
        if (zh == null || zh.isBlank()) {
            throw new IllegalArgumentException("zh is missing: every text is given in zh and en");
        }
        if (en == null || en.isBlank()) {
            throw new IllegalArgumentException("en is missing: every text is given in zh and en");
        }
    }
}
