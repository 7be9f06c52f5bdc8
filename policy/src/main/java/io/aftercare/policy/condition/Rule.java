package io.aftercare.policy.condition;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Set;

/**
 * A condition in CEL, compiled and checked: it uses only words of the {@link Vocabulary}, compares them only with values
 * that they can have, and says yes or no. CEL has neither a clock nor chance, so the same facts give the same answer.
 */
public final class Rule {
    /** Stands for every value, where a word is used otherwise than in a comparison. */
    public static final String ANY = "*";

    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    private final String text;
    private final CelRuntime.Program program;
    private final CelAbstractSyntaxTree ast;
    private final Map<Vocabulary, Set<String>> compared;

    private Rule(String text, CelAbstractSyntaxTree ast) throws CelEvaluationException {
        this.text = text;
        this.ast = ast;
        this.program = RUNTIME.createProgram(ast);
        this.compared = WordCheck.check(ast);
    }

    /** @throws ConditionRefused by name of what is wrong */
    public static Rule of(String text) {
        if (text == null || text.isBlank()) {
            throw new ConditionRefused("the condition is empty");
        }
        try {
            return new Rule(text, COMPILER.compile(text).getAst());
        } catch (CelValidationException e) {
            throw new ConditionRefused("\"%s\" is not a condition: %s".formatted(text, firstLine(e)));
        } catch (CelEvaluationException e) {
            throw new ConditionRefused("\"%s\" cannot be evaluated: %s".formatted(text, firstLine(e)));
        }
    }

    public boolean holds(Facts facts) {
        try {
            return (Boolean) program.eval(facts);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("the condition \"%s\" failed".formatted(text), e);
        }
    }

    /** Whether it holds only where a word has just this value, as far as its form shows. */
    public boolean demands(Vocabulary word, String value) {
        return new Demand(ast, word, value).by(ast.getExpr());
    }

    /** The words that its answer depends on. */
    public Set<Vocabulary> words() {
        return compared.keySet();
    }

    /** By word, the values and numbers that it is compared with, {@link #ANY} where it is used otherwise. */
    public Map<Vocabulary, Set<String>> compared() {
        return compared;
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        for (Vocabulary word : Vocabulary.values()) {
            builder.addVar(
                    word.word(),
                    switch (word.kind()) {
                        case WORD -> SimpleType.STRING;
                        case WORDS -> ListType.create(SimpleType.STRING);
                        case NUMBER -> SimpleType.INT;
                        case FLAG -> SimpleType.BOOL;
                    });
        }
        return builder.build();
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("unknown").replaceFirst("^ERROR: <input>:", "at ");
    }
}
