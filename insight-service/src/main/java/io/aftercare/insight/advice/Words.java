package io.aftercare.insight.advice;

import io.aftercare.mining.advice.Finding;
import java.util.Locale;
import java.util.Map;

/** A text in both languages. */
public record Words(String zh, String en) {
    private static final Map<String, Words> ATTRIBUTES = Map.ofEntries(
            Map.entry("intent", new Words("意图", "intent")),
            Map.entry("department", new Words("部门", "department")),
            Map.entry("complaint", new Words("投诉类别", "complaint")),
            Map.entry("urgency", new Words("紧急程度", "urgency")),
            Map.entry("sku", new Words("商品", "product")),
            Map.entry("productClass", new Words("商品类别", "class of product")),
            Map.entry("batch", new Words("批次", "batch")),
            Map.entry("warehouse", new Words("仓库", "warehouse")),
            Map.entry("carrier", new Words("承运商", "carrier")),
            Map.entry("region", new Words("地区", "region")),
            Map.entry("channel", new Words("渠道", "channel")),
            Map.entry("agentGroup", new Words("客服组", "agent group")),
            Map.entry("hour", new Words("时段", "hour")),
            Map.entry("kind", new Words("工单类型", "kind of case")));

    static Words title(Finding it) {
        Words segment = segment(it);
        return switch (it.kind()) {
            case Questions.REWORK_LOOP -> of("%s的工单反复回到“%s”环节", "Cases of %s come back to “%s”", segment, it.step());
            case Questions.PING_PONG ->
                of("%s的工单在部门之间来回转", "Cases of %s go back and forth between departments", segment);
            case Questions.SLA_RISK -> of("%s的工单超时偏多", "Cases of %s break their terms", segment);
            case Questions.STAFFING ->
                of("%s在%s点人手不足", "%s has too few people from %s:00", new Words(it.step(), it.step()), it.value());
            case Questions.CARRIER -> of("%s的运输问题偏多或偏慢", "Transport is slow or fails with %s", segment);
            case Questions.PRODUCT ->
                it.step().equals(Questions.RISING)
                        ? of("%s的质量投诉正在上升", "Complaints about the quality of %s are rising", segment)
                        : of("%s的质量投诉偏多", "%s has more complaints about its quality", segment);
            case Questions.KNOWLEDGE_GAP ->
                of("%s的咨询得不到解答，客户转人工", "Answers to %s do not help: customers ask for a person", segment);
            case Questions.POLICY_FRICTION ->
                of("%s的申请先被拒绝，申诉后又同意", "Requests of %s are refused, disputed and granted then", segment);
            case Questions.AUTOMATION ->
                of("%s的工单几乎都直接通过，可自动处理", "Cases of %s are nearly all granted as they come", segment);
            default -> of("%s的工单在“%s”环节停留过久", "Cases of %s stand too long at “%s”", segment, it.step());
        };
    }

    /** @param weight for how many each that was looked at stands */
    static Words text(Finding it, double weight) {
        double hours = it.each().estimate() / 3600;
        double low = it.each().low() / 3600;
        double high = it.each().high() / 3600;
        String each = String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", hours, low, high);
        String all = String.format(Locale.ROOT, "%.0f", it.total() * weight / 3600);
        String share = String.format(Locale.ROOT, "%.0f %%", it.share() * 100);
        String others = String.format(Locale.ROOT, "%.0f %%", it.otherShare() * 100);
        boolean byDay = it.step().equals(Questions.RISING);
        Words saved = new Words(
                (byDay ? "每天" : "平均每件") + "可少用 " + each + " 小时（80 % 区间），合计 " + all + " 小时。",
                (byDay ? "A day" : "Each") + " would take " + each + " hours less (80 % interval), all together " + all
                        + " hours.");
        Words what = switch (it.kind()) {
            case Questions.BOTTLENECK ->
                new Words("共 " + it.size() + " 次停留，比同类工单更久。", it.size() + " stays, longer than those of like cases.");
            case Questions.AUTOMATION ->
                new Words(share + " 的工单没有补材料、没有上级审批就通过。", share + " were granted with nothing asked and nobody above.");
            case Questions.PRODUCT ->
                it.step().equals(Questions.RISING)
                        ? new Words(
                                String.format(
                                        Locale.ROOT, "每天 %.1f 起投诉，此前为 %.1f 起。请抽检并暂停发货。", it.share(), it.otherShare()),
                                String.format(
                                        Locale.ROOT,
                                        "%.1f complaints a day instead of %.1f. Inspect samples, and stop shipping.",
                                        it.share(),
                                        it.otherShare()))
                        : shares(share, others);
            default ->
                it.hits() > 0 ? shares(share, others) : new Words("共 " + it.size() + " 次。", it.size() + " times.");
        };
        return new Words(what.zh + saved.zh, what.en + " " + saved.en);
    }

    /** How the effect was computed. */
    static Words method(Finding it) {
        return switch (it.kind()) {
            case Questions.AUTOMATION ->
                new Words(
                        "从立案到决定的平均用时；自助法区间；二项检验，比例高于 90 %。",
                        "Mean time from opening to decision; bootstrap interval; binomial test of more than 90 %.");
            case Questions.PRODUCT ->
                it.step().equals(Questions.RISING)
                        ? new Words(
                                "上升前后每日投诉数之差，乘以每起投诉的平均用时；e 值与 e-BH。",
                                "Difference of daily complaints before and since, times the mean time of one; e-values and e-BH.")
                        : difference();
            default -> difference();
        };
    }

    private static Words difference() {
        return new Words(
                "同类工单内的均值之差，按该细分的件数加权；分层自助法区间；分层检验经 Benjamini–Yekutieli 校正。",
                "Difference of means among like cases, weighted by the segment; stratified bootstrap interval; stratified"
                        + " test, corrected by Benjamini and Yekutieli.");
    }

    private static Words shares(String share, String others) {
        return new Words("发生率 " + share + "，其他为 " + others + "。", share + " instead of " + others + " of others.");
    }

    private static Words segment(Finding it) {
        Words attribute = ATTRIBUTES.getOrDefault(it.attribute(), new Words(it.attribute(), it.attribute()));
        return new Words(attribute.zh + " " + it.value(), attribute.en + " " + it.value());
    }

    private static Words of(String zh, String en, Words segment, String... more) {
        Object[] zhs = new Object[more.length + 1];
        Object[] ens = new Object[more.length + 1];
        zhs[0] = segment.zh;
        ens[0] = segment.en;
        System.arraycopy(more, 0, zhs, 1, more.length);
        System.arraycopy(more, 0, ens, 1, more.length);
        return new Words(String.format(Locale.ROOT, zh, zhs), String.format(Locale.ROOT, en, ens));
    }
}
