package io.aftercare.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds comparisons that can never hold, as {@code reason == 'deffect'}: CEL sees two strings and is content. */
final class WordCheck {
    private WordCheck() {}

    /** @param words receives the words that the condition uses */
    static void check(CelAbstractSyntaxTree ast, Set<Vocabulary> words) {
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(node -> {
                    Vocabulary word = word(ast, node);
                    if (word != null) {
                        words.add(word);
                    }
                    if (node.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL) {
                        check(ast, node.call().args());
                    }
                });
    }

    private static void check(CelAbstractSyntaxTree ast, List<CelExpr> operands) {
        operands.stream()
                .map(operand -> word(ast, operand))
                .filter(Objects::nonNull)
                .filter(word -> !word.known().isEmpty())
                .forEach(word -> operands.stream().flatMap(WordCheck::strings).forEach(value -> {
                    if (!word.known().contains(value)) {
                        throw new ConditionRefused("%s is never '%s'; it is one of %s"
                                .formatted(word.word(), value, String.join(", ", word.known())));
                    }
                }));
    }

    private static Stream<String> strings(CelExpr operand) {
        return switch (operand.exprKind().getKind()) {
            case CONSTANT ->
                operand.constant().getKind() == CelConstant.Kind.STRING_VALUE
                        ? Stream.of(operand.constant().stringValue())
                        : Stream.empty();
            case LIST -> operand.list().elements().stream().flatMap(WordCheck::strings);
            default -> Stream.empty();
        };
    }

    private static Vocabulary word(CelAbstractSyntaxTree ast, CelExpr expr) {
        CelReference reference = ast.getReferenceMap().get(expr.id());
        return reference == null ? null : Vocabulary.of(reference.name());
    }
}
