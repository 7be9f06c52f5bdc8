package io.aftercare.local.launcher.nativeimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The compiled classes of some modules, read as files: none of them is loaded. */
final class Bytecode {
    private static final Pattern OURS = Pattern.compile("L(io/aftercare/[\\w/$]+)");

    private final Map<String, ClassModel> classes = new TreeMap<>();

    /** @param directories with compiled classes, such as {@code events/target/classes} */
    Bytecode(Collection<Path> directories) {
        directories.forEach(this::read);
    }

    private void read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException(directory + " is missing: build first, with ./aftercare or mvn package");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
                classes.put(model.thisClass().asInternalName().replace('/', '.'), model);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<ClassModel> classes() {
        return classes.values();
    }

    Optional<ClassModel> named(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    static List<Annotation> annotations(ClassModel type) {
        return Stream.concat(
                        type.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                                .flatMap(found -> found.annotations().stream()),
                        type.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                                .flatMap(found -> found.annotations().stream()))
                .toList();
    }

    static Optional<Annotation> annotation(ClassModel type, String name) {
        return annotations(type).stream()
                .filter(found -> found.className().stringValue().equals("L" + name.replace('.', '/') + ";"))
                .findFirst();
    }

    /** The elements of an array of an annotation; none where it is not given. */
    static List<AnnotationValue> elements(Annotation annotation, String name) {
        return annotation.elements().stream()
                .filter(element -> element.name().stringValue().equals(name))
                .flatMap(element -> element.value() instanceof AnnotationValue.OfArray array
                        ? array.values().stream()
                        : Stream.of(element.value()))
                .toList();
    }

    /** Our types that a descriptor or a generic signature names. */
    static List<String> ours(String signature) {
        return OURS.matcher(signature)
                .results()
                .map(found -> found.group(1).replace('/', '.'))
                .toList();
    }

    /** As generic as the source has it. */
    static String signature(MethodModel method) {
        return method.findAttribute(Attributes.signature())
                .map(found -> found.signature().stringValue())
                .orElse(method.methodType().stringValue());
    }

    /** Types, with all of ours that a value of theirs can hold. */
    TreeSet<String> withWhatTheyHold(Collection<String> types) {
        TreeSet<String> all = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(types);
        while (!open.isEmpty()) {
            String type = open.pop();
            if (classes.containsKey(type) && all.add(type)) {
                held(classes.get(type), open::push);
            }
        }
        return all;
    }

    private static void held(ClassModel type, Consumer<String> found) {
        type.findAttribute(Attributes.permittedSubclasses())
                .ifPresent(permitted -> permitted
                        .permittedSubclasses()
                        .forEach(each -> found.accept(each.asInternalName().replace('/', '.'))));
        if (type.findAttribute(Attributes.record()).isPresent()) {
            type.findAttribute(Attributes.record()).get().components().stream()
                    .map(Bytecode::signature)
                    .flatMap(signature -> ours(signature).stream())
                    .forEach(found);
        } else if (!type.flags().has(AccessFlag.ENUM)) {
            type.fields().stream()
                    .filter(field -> !field.flags().has(AccessFlag.STATIC))
                    .map(Bytecode::signature)
                    .flatMap(signature -> ours(signature).stream())
                    .forEach(found);
        }
    }

    private static String signature(RecordComponentInfo component) {
        return component
                .findAttribute(Attributes.signature())
                .map(found -> found.signature().stringValue())
                .orElse(component.descriptor().stringValue());
    }

    private static String signature(FieldModel field) {
        return field.findAttribute(Attributes.signature())
                .map(found -> found.signature().stringValue())
                .orElse(field.fieldType().stringValue());
    }
}
