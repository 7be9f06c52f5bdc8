package io.aftercare.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the words of a condition and what they are compared with. A comparison that can never hold is refused, as
 * {@code reason == 'deffect'}: CEL sees two strings and is content.
 */
final class WordCheck {
    /** By word, the values and numbers that it is compared with; {@link Rule#ANY} stands for a use that is no comparison. */
    private final Map<Vocabulary, Set<String>> compared = new EnumMap<>(Vocabulary.class);

    private final CelAbstractSyntaxTree ast;

    private WordCheck(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    static Map<Vocabulary, Set<String>> check(CelAbstractSyntaxTree ast) {
        WordCheck check = new WordCheck(ast);
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(check::visit);
        return check.compared;
    }

    private void visit(CelNavigableExpr node) {
        Vocabulary word = word(node.expr());
        if (word != null) {
            Set<String> values = node.parent()
                    .filter(parent -> parent.expr().exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                    .map(parent -> constants(parent.expr().call().args()))
                    .orElse(Set.of());
            compared.computeIfAbsent(word, it -> new HashSet<>()).addAll(values.isEmpty() ? Set.of(Rule.ANY) : values);
        }
        if (node.expr().exprKind().getKind() == CelExpr.ExprKind.Kind.CALL) {
            check(node.expr().call().args());
        }
    }

    private void check(List<CelExpr> operands) {
        operands.stream()
                .map(this::word)
                .filter(Objects::nonNull)
                .filter(word -> !word.known().isEmpty())
                .forEach(word -> operands.stream().flatMap(WordCheck::strings).forEach(value -> {
                    if (!word.known().contains(value)) {
                        throw new ConditionRefused("%s is never '%s'; it is one of %s"
                                .formatted(word.word(), value, String.join(", ", word.known())));
                    }
                }));
    }

    private static Set<String> constants(List<CelExpr> operands) {
        Set<String> constants = new HashSet<>();
        operands.stream().flatMap(WordCheck::strings).forEach(constants::add);
        operands.stream()
                .filter(operand -> operand.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                .map(CelExpr::constant)
                .filter(constant -> constant.getKind() == CelConstant.Kind.INT64_VALUE)
                .forEach(constant -> constants.add(Long.toString(constant.int64Value())));
        return constants;
    }

    static Stream<String> strings(CelExpr operand) {
        return switch (operand.exprKind().getKind()) {
            case CONSTANT ->
                operand.constant().getKind() == CelConstant.Kind.STRING_VALUE
                        ? Stream.of(operand.constant().stringValue())
                        : Stream.empty();
            case LIST -> operand.list().elements().stream().flatMap(WordCheck::strings);
            default -> Stream.empty();
        };
    }

    private Vocabulary word(CelExpr expr) {
        return word(ast, expr);
    }

    /** @return null where it is no word of the vocabulary */
    static Vocabulary word(CelAbstractSyntaxTree ast, CelExpr expr) {
        CelReference reference = ast.getReferenceMap().get(expr.id());
        return reference == null ? null : Vocabulary.of(reference.name());
    }
}
