package io.aftercare.ticket.triage;

import static io.aftercare.events.CaseKind.COMPLAINT;
import static io.aftercare.events.CaseKind.EXCHANGE;
import static io.aftercare.events.CaseKind.INQUIRY;
import static io.aftercare.events.CaseKind.INVOICE;
import static io.aftercare.events.CaseKind.LOGISTICS;
import static io.aftercare.events.CaseKind.PRICE_PROTECTION;
import static io.aftercare.events.CaseKind.REFUND_ONLY;
import static io.aftercare.events.CaseKind.REPAIR;
import static io.aftercare.events.CaseKind.RESEND;
import static io.aftercare.events.CaseKind.RETURN;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which department does what for which case: data, to be read as a table. */
final class TaskTable {
    private static final PlannedTask PICKUP = new PlannedTask(Department.LOGISTICS, "arrange_pickup");
    private static final PlannedTask ASSESSMENT = new PlannedTask(Department.QUALITY, "assess_defect");

    /** Kinds that send goods back to the merchant. */
    private static final Set<CaseKind> GOODS_COME_BACK = EnumSet.of(RETURN, EXCHANGE, REPAIR);

    private static final Map<CaseKind, List<PlannedTask>> BY_KIND = Map.of(
            RETURN, List.of(PICKUP),
            EXCHANGE, List.of(PICKUP, new PlannedTask(Department.WAREHOUSE, "reserve_replacement")),
            REPAIR, List.of(new PlannedTask(Department.TECHNICAL, "diagnose")),
            REFUND_ONLY, List.of(new PlannedTask(Department.FINANCE, "review_refund")),
            RESEND, List.of(new PlannedTask(Department.WAREHOUSE, "check_missing_item")),
            PRICE_PROTECTION, List.of(new PlannedTask(Department.FINANCE, "check_price")),
            INVOICE, List.of(new PlannedTask(Department.FINANCE, "issue_invoice")),
            LOGISTICS, List.of(new PlannedTask(Department.LOGISTICS, "trace_parcel")),
            INQUIRY, List.of(new PlannedTask(Department.CUSTOMER_SERVICE, "answer_inquiry")));

    private static final Map<ComplaintCategory, Department> BY_COMPLAINT = Map.of(
            ComplaintCategory.PRODUCT_QUALITY, Department.QUALITY,
            ComplaintCategory.LOGISTICS, Department.LOGISTICS,
            ComplaintCategory.SERVICE, Department.CUSTOMER_SERVICE,
            ComplaintCategory.PRICE_OR_PROMOTION, Department.FINANCE,
            ComplaintCategory.OTHER, Department.CUSTOMER_SERVICE);

    private static final Map<CaseKind, Department> OWNERS = Map.of(
            REFUND_ONLY, Department.FINANCE,
            PRICE_PROTECTION, Department.FINANCE,
            INVOICE, Department.FINANCE,
            REPAIR, Department.TECHNICAL,
            LOGISTICS, Department.LOGISTICS);

    private TaskTable() {}

    static List<PlannedTask> tasks(CaseKind kind, ComplaintCategory complaint) {
        if (kind == COMPLAINT) {
            return List.of(new PlannedTask(reviewer(complaint), "review_complaint"));
        }
        boolean defectiveGoodsComeBack =
                complaint == ComplaintCategory.PRODUCT_QUALITY && GOODS_COME_BACK.contains(kind);
        return Stream.concat(
                        BY_KIND.get(kind).stream(),
                        defectiveGoodsComeBack ? Stream.of(ASSESSMENT, PICKUP) : Stream.empty())
                .distinct()
                .toList();
    }

    /** The department that owns the case as a whole. */
    static Department owner(CaseKind kind, ComplaintCategory complaint) {
        return kind == COMPLAINT ? reviewer(complaint) : OWNERS.getOrDefault(kind, Department.CUSTOMER_SERVICE);
    }

    private static Department reviewer(ComplaintCategory complaint) {
        return complaint == null ? Department.CUSTOMER_SERVICE : BY_COMPLAINT.get(complaint);
    }
}
