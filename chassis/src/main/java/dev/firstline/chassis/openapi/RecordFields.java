package dev.firstline.chassis.openapi;

import dev.firstline.chassis.http.Emptiable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** What the components of a record say of the fields of its schema. */
final class RecordFields {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName EMPTIABLE = DotName.createSimple(Emptiable.class.getName());
    private static final DotName PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");

    private final Map<String, List<ClassInfo>> records;

    RecordFields(IndexView index) {
        records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(Collectors.groupingBy(RecordFields::schemaName));
    }

    /** Of what is sent, takes away what no caller can say: the scanner takes a method such as {@code isEmpty()} for a field. */
    void dropDerived(Schemas schemas, Set<String> sent) {
        schemas.named().forEach((name, schema) -> {
            if (sent.contains(name) && schema.getProperties() != null) {
                var fields = schema.getProperties();
                var known = candidates(name).stream()
                        .map(record -> fields(record).all())
                        .filter(all -> fields.keySet().containsAll(all))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet());
                if (!known.isEmpty()) {
                    var kept = new LinkedHashMap<>(fields);
                    kept.keySet().retainAll(known);
                    schema.setProperties(kept);
                }
            }
        });
    }

    /**
     * Requires the fields of an answer that are always there: the components that are not {@code @Nullable}. What is sent is left alone:
     * there a field that the record never lacks may have been filled in by the service, and Bean Validation says what is asked for.
     */
    void require(Schemas schemas, Set<String> sent) {
        schemas.named().forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null) {
                var fields = schema.getProperties().keySet();
                var required = required(name, fields);
                if (!required.isEmpty()) {
                    schema.setRequired(
                            fields.stream().filter(required::contains).toList());
                }
            }
        });
    }

    /** Says of the fields that null empties that they can be null. */
    void allowNull(Schemas schemas, Set<String> sent) {
        schemas.named().forEach((name, schema) -> {
            if (sent.contains(name) && schema.getProperties() != null) {
                var emptiable = emptiable(name);
                var fields = new LinkedHashMap<>(schema.getProperties());
                fields.replaceAll((field, type) -> emptiable.contains(field) ? Schemas.orNull(type) : type);
                schema.setProperties(fields);
            }
        });
    }

    private Set<String> emptiable(String schema) {
        return candidates(schema).stream()
                .flatMap(record -> record.recordComponents().stream())
                .filter(component -> component.hasAnnotation(EMPTIABLE))
                .map(RecordComponentInfo::name)
                .collect(Collectors.toSet());
    }

    /** Of records of the same name and the same fields, what all of them always have. */
    private Set<String> required(String schema, Collection<String> fields) {
        var fitting = candidates(schema).stream()
                .map(record -> fields(record))
                .filter(known -> known.all().containsAll(fields))
                .toList();
        var required = new TreeSet<>(fields);
        fitting.forEach(known -> required.retainAll(known.always()));
        return fitting.isEmpty() ? Set.of() : required;
    }

    /** Two schemas of one name are told apart by a number behind it, and generic ones by their arguments. */
    private List<ClassInfo> candidates(String schema) {
        var bare = schema.replaceFirst("[0-9]+$", "");
        var found = new ArrayList<ClassInfo>();
        found.addAll(records.getOrDefault(schema, List.of()));
        found.addAll(records.getOrDefault(bare, List.of()));
        if (found.isEmpty()) {
            records.forEach((name, all) -> {
                if (schema.startsWith(name)) {
                    all.stream()
                            .filter(record -> !record.typeParameters().isEmpty())
                            .forEach(found::add);
                }
            });
        }
        return found;
    }

    private record Fields(Set<String> all, Set<String> always) {}

    private static Fields fields(ClassInfo record) {
        var all = new TreeSet<String>();
        var always = new TreeSet<String>();
        for (RecordComponentInfo component : record.recordComponents()) {
            var field = record.field(component.name());
            var name = name(field == null ? null : field.annotation(SCHEMA), "name", component.name());
            all.add(name);
            if (!isNullable(component.type()) && (field == null || !isNullable(field.type()))) {
                always.add(name);
            }
        }
        for (var method : record.methods()) {
            if (method.hasAnnotation(PROPERTY)) {
                all.add(method.name());
                if (!isNullable(method.returnType())) {
                    always.add(method.name());
                }
            }
        }
        return new Fields(all, always);
    }

    private static boolean isNullable(Type type) {
        return type.hasAnnotation(NULLABLE);
    }

    private static String schemaName(ClassInfo record) {
        return name(record.declaredAnnotation(SCHEMA), "name", record.simpleName());
    }

    private static String name(@Nullable AnnotationInstance annotation, String value, String otherwise) {
        return annotation == null || annotation.value(value) == null
                ? otherwise
                : annotation.value(value).asString();
    }
}
