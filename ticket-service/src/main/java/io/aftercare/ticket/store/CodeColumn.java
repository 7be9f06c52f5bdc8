package io.aftercare.ticket.store;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.Urgency;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Stores an enum of the published language as its code, the name that events and JSON use too. */
public abstract class CodeColumn<E extends Enum<E>> implements AttributeConverter<E, String> {
    private final Map<E, String> codes;
    private final Map<String, E> values = new HashMap<>();

    protected CodeColumn(Class<E> type) {
        codes = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            String code = value.name().toLowerCase(Locale.ROOT);
            codes.put(value, code);
            values.put(code, value);
        }
    }

    @Override
    public String convertToDatabaseColumn(E value) {
        return value == null ? null : codes.get(value);
    }

    @Override
    public E convertToEntityAttribute(String code) {
        E value = values.get(code);
        if (code != null && value == null) {
            throw new IllegalArgumentException("the database holds the unknown code " + code);
        }
        return value;
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
