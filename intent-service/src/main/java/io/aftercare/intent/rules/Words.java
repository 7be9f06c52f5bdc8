package io.aftercare.intent.rules;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Patterns of a cue as the rule files write them, by language. */
@RegisterForReflection
record Words(List<String> zh, List<String> en) {
    Words {
        zh = zh == null ? List.of() : List.copyOf(zh);
        en = en == null ? List.of() : List.copyOf(en);
    }
}
