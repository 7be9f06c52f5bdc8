package io.aftercare.intent.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parcel numbers: by the carriers' forms, or any number that the customer calls one. */
final class TrackingNumbers implements Recognizer {
    private static final Pattern CARRIER = Pattern.compile("(?<![a-z0-9])("
            + "sf\\d{12,15}|yt\\d{13,18}|jd(?:[vxabkt][a-z]{0,2})?\\d{10,15}(?:-\\d{1,3}-\\d{1,3}-?)?|jt\\d{13}|zto\\d{12,14}|sto\\d{12,15}"
            + "|yd\\d{13,15}|dpk\\d{9,12}|db\\d{10,12}|ems\\d{10,13}|1z[0-9a-z]{16}|[a-z]{2}\\d{9}(?:cn|gb|us|de|hk|sg)"
            + ")(?![a-z0-9])");
    private static final Pattern CALLED = Pattern.compile(
            "(?:运单|快递单|物流单|快递|物流|面单|包裹)(?:号码?|编号)\\s*(?:是|为|:|：|=)?\\s*([a-z0-9][a-z0-9-]{7,29})(?![a-z0-9])"
                    + "|(?:tracking|parcel|consignment|waybill|shipment)\\s*(?:number|no\\.?|id|code|#)?\\s*(?:is|:|#)?\\s*([a-z0-9-]{0,20}\\d[a-z0-9-]{7,29})(?![a-z0-9])");

    @Override
    public EntityType type() {
        return EntityType.TRACKING;
    }

    @Override
    public List<Match> find(String folded) {
        if (!Signs.of(folded).digits()) {
            return List.of();
        }
        List<Match> found = new ArrayList<>();
        Matcher called = CALLED.matcher(folded);
        while (called.find()) {
            found.add(Match.printed(called, called.group(1) != null ? 1 : 2));
        }
        Matcher carrier = CARRIER.matcher(folded);
        while (carrier.find()) {
            found.add(Match.printed(carrier, 1));
        }
        return found;
    }
}
