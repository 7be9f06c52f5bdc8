package io.aftercare.policy;

import java.util.List;

/**
 * What one clause said about one item, also where another clause decided: for whoever checks that every clause is tested.
 *
 * @param cited the clause behind the answer, an exception where one barred the other
 * @param spared exceptions that spoke of the case but did not bar the clause
 */
public record Heard(OptionKind kind, String sku, String clause, boolean allowed, String cited, List<String> spared) {}
