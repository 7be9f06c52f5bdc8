package io.aftercare.local.launcher.nativeimage;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds in compiled code what Jackson is told to read or write, and the places where the code does not say it. */
final class JacksonCalls {
    private static final Set<String> OWNERS = Set.of(
            "com/fasterxml/jackson/databind/ObjectMapper",
            "com/fasterxml/jackson/databind/json/JsonMapper",
            "com/fasterxml/jackson/dataformat/yaml/YAMLMapper",
            "com/fasterxml/jackson/databind/ObjectReader",
            "com/fasterxml/jackson/databind/ObjectWriter");

    /** The last argument is the type: a class, or an anonymous TypeReference. */
    private static final Set<String> READING =
            Set.of("readValue", "treeToValue", "convertValue", "readerFor", "forType", "readerForUpdating");

    /** The last argument is what is written. */
    private static final Set<String> WRITING =
            Set.of("writeValueAsString", "writeValueAsBytes", "valueToTree", "writeValue");

    private final Bytecode code;
    private final Set<String> wrappers;
    private final TreeSet<String> types = new TreeSet<>();
    private final TreeSet<String> unclear = new TreeSet<>();

    /** @param wrappers our own methods, as {@code class.method}, that hand a class which they are given to Jackson */
    JacksonCalls(Bytecode code, Set<String> wrappers) {
        this.code = code;
        this.wrappers = wrappers;
        code.classes().forEach(type -> type.methods().forEach(method -> look(type, method)));
    }

    /** Of ours, by name. */
    TreeSet<String> types() {
        return types;
    }

    /** Methods, as {@code class.method}, whose code does not say which type they read or write. */
    TreeSet<String> unclear() {
        return unclear;
    }

    private void look(ClassModel type, MethodModel method) {
        CodeModel body = method.code().orElse(null);
        if (body == null) {
            return;
        }
        List<Instruction> instructions = body.elementStream()
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
        for (int at = 1; at < instructions.size(); at++) {
            if (instructions.get(at) instanceof InvokeInstruction call && concerns(call)) {
                String place = type.thisClass().asInternalName().replace('/', '.') + "."
                        + method.methodName().stringValue();
                argument(body, instructions, at, place);
            }
        }
    }

    private boolean concerns(InvokeInstruction call) {
        String name = call.name().stringValue();
        String owner = call.owner().asInternalName();
        boolean jackson = OWNERS.contains(owner) && (READING.contains(name) || WRITING.contains(name));
        // Without a type, a reader was told it before.
        boolean untyped = owner.endsWith("ObjectReader")
                && !call.type().stringValue().contains("java/lang/Class")
                && !call.type().stringValue().contains("TypeReference")
                && !name.equals("forType");
        return jackson && !untyped || wrappers.contains(owner.replace('/', '.') + "." + name);
    }

    private void argument(CodeModel body, List<Instruction> instructions, int at, String place) {
        switch (instructions.get(at - 1)) {
            case ConstantInstruction constant
            when constant.constantValue() instanceof ClassDesc named ->
                types.addAll(Bytecode.ours(named.descriptorString()));
            case InvokeInstruction made when made.name().equalsString("<init>") -> reference(made.owner());
            case InvokeInstruction made -> returned(made.typeSymbol().returnType(), place);
            case FieldInstruction field -> returned(field.typeSymbol(), place);
            case TypeCheckInstruction cast -> returned(cast.type().asSymbol(), place);
            case LoadInstruction load -> local(body, instructions, at, load.slot(), place);
            default -> unclear.add(place);
        }
    }

    /** {@code new TypeReference<…>() {}} is a class of its own, and its superclass says the rest. */
    private void reference(ClassEntry anonymous) {
        code.named(anonymous.asInternalName().replace('/', '.'))
                .flatMap(type -> type.findAttribute(Attributes.signature()))
                .ifPresent(signature ->
                        types.addAll(Bytecode.ours(signature.signature().stringValue())));
    }

    private void local(CodeModel body, List<Instruction> instructions, int at, int slot, String place) {
        body.elementStream()
                .filter(LocalVariable.class::isInstance)
                .map(LocalVariable.class::cast)
                .filter(variable -> variable.slot() == slot)
                .reduce((one, other) -> one.typeSymbol().equals(other.typeSymbol()) ? one : other)
                .ifPresentOrElse(variable -> returned(variable.typeSymbol(), place), () -> unclear.add(place));
    }

    private void returned(ClassDesc type, String place) {
        String descriptor = type.descriptorString();
        if (descriptor.equals("Ljava/lang/Object;") || descriptor.equals("Ljava/lang/Class;")) {
            unclear.add(place);
        } else {
            types.addAll(Bytecode.ours(descriptor));
        }
    }
}
