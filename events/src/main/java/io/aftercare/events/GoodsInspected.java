package io.aftercare.events;

import java.util.UUID;

/** Goods that came back were looked at: how many, how many of them damaged, and their grade. */
public record GoodsInspected(UUID caseId, String sku, int quantity, int damagedQuantity, String grade)
        implements CaseEvent {}
