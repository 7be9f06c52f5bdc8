package io.aftercare.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.List;

/**
 * Reads from the form of a condition whether it can hold only where a word has a certain value: one side of an "and" has
 * to say so, or both sides of an "or". What is said in another form is not recognised.
 */
record Demand(CelAbstractSyntaxTree ast, Vocabulary word, String value) {
    boolean by(CelExpr condition) {
        if (condition.exprKind().getKind() != CelExpr.ExprKind.Kind.CALL) {
            return false;
        }
        List<CelExpr> operands = condition.call().args();
        return switch (condition.call().function()) {
            case "_&&_" -> operands.stream().anyMatch(this::by);
            case "_||_" -> operands.stream().allMatch(this::by);
            case "_==_", "@in" ->
                operands.stream().anyMatch(it -> WordCheck.word(ast, it) == word)
                        && operands.stream()
                                .flatMap(WordCheck::strings)
                                .toList()
                                .equals(List.of(value));
            default -> false;
        };
    }
}
