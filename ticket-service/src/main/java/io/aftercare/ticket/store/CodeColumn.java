package io.aftercare.ticket.store;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.Urgency;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores an enum of the published language as its code, the name that events and JSON use too. */
public abstract class CodeColumn<E extends Enum<E>> implements AttributeConverter<E, String> {
    private final Class<E> type;

    protected CodeColumn(Class<E> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(E value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public E convertToEntityAttribute(String code) {
        return code == null ? null : Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }

    @Converter(autoApply = true)
    public static class OfCaseKind extends CodeColumn<CaseKind> {
        public OfCaseKind() {
            super(CaseKind.class);
        }
    }

    @Converter(autoApply = true)
    public static class OfCaseStatus extends CodeColumn<CaseStatus> {
        public OfCaseStatus() {
            super(CaseStatus.class);
        }
    }

    @Converter(autoApply = true)
    public static class OfComplaintCategory extends CodeColumn<ComplaintCategory> {
        public OfComplaintCategory() {
            super(ComplaintCategory.class);
        }
    }

    @Converter(autoApply = true)
    public static class OfDepartment extends CodeColumn<Department> {
        public OfDepartment() {
            super(Department.class);
        }
    }

    @Converter(autoApply = true)
    public static class OfUrgency extends CodeColumn<Urgency> {
        public OfUrgency() {
            super(Urgency.class);
        }
    }
}
