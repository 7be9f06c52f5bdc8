package io.aftercare.policy.pack;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.policy.Text;
import java.util.List;
import java.util.Map;

/** A merchant's overlay as YAML has it. */
record OverlayText(
        String overlay,
        String base,
        int version,
        PackText.Effective effective,
        Text title,
        Map<String, JsonNode> kinder,
        JsonNode adds,
        List<String> without,
        PackText.CostsText costs) {}
