package io.aftercare.local.launcher.talk;

/** The launcher's own words around a reply, in the language of the reply. */
record Words(String reply, String caseWord, String due, String handoff, String missing, String time, String steps) {
    private static final Words ZH = new Words(
            "回复", "工单", "截止", "转人工", "缺失", "耗时", "存储 %.0f · 理解 %.0f · 决策 %.0f · 组织 %.0f · 记录 %.0f · 共 %.0f 毫秒");
    private static final Words EN = new Words(
            "Reply",
            "Case",
            "due",
            "Person",
            "Missing",
            "Time",
            "store %.0f · understand %.0f · decide %.0f · compose %.0f · record %.0f · total %.0f ms");

    static Words in(String language) {
        return "zh".equals(language) ? ZH : EN;
    }
}
