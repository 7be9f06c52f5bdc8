package io.aftercare.insight.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.Department;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectiveActionTest {
    private static final LocalDate ONSET = LocalDate.parse("2026-05-04");

    @ParameterizedTest
    @CsvSource({
        "complaints, product", "complaints, batch", "complaints, warehouse", "complaints, carrier",
        "defects, product", "defects, batch", "defects, warehouse", "defects, carrier"
    })
    void eachIsDraftedInBothLanguagesWithItsFiguresAndADepartment(String signal, String dimension) {
        CorrectiveAction draft = CorrectiveAction.of(signal, dimension, "X-1", 12, 1.25, ONSET);

        for (String words : new String[] {draft.zh(), draft.en()}) {
            assertThat(words).contains("X-1", "12", "1.3", "2026-05-04").doesNotContain("{", "}");
        }
        assertThat(Arrays.stream(Department.values()).map(Department::code)).contains(draft.owner());
    }

    @Test
    void complaintsAndDamageAreToldApart() {
        assertThat(CorrectiveAction.of("complaints", "carrier", "sf", 9, 2, ONSET)
                        .zh())
                .contains("9 件投诉");
        assertThat(CorrectiveAction.of("defects", "carrier", "sf", 9, 2, ONSET).zh())
                .contains("9 件验货判损");
    }
}
