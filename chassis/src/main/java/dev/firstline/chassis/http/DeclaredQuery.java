package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem.InvalidValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query parameters of a resource method, of its own and of its {@link BeanParam}s, by name. */
record DeclaredQuery(Map<String, Declared> parameters) {

    /** More tell nobody more, and who sends a thousand names shall not get a thousand sentences. */
    private static final int MOST_FAULTS = 20;

    private static final int MOST_NAME = 100;

    /**
     * One parameter.
     *
     * @param repeatable whether it may stand several times
     */
    record Declared(QueryType type, boolean repeatable) {}

    /** What a method declares. */
    static DeclaredQuery of(Method method) {
        var found = new TreeMap<String, Declared>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                ofBean(parameter.getType(), found);
            } else {
                add(parameter, parameter.getParameterizedType(), found);
            }
        }
        return new DeclaredQuery(found);
    }

    /** What is wrong with a query, in the order of the names; empty when nothing is. */
    List<InvalidValue> faults(Map<String, List<String>> query) {
        return query.entrySet().stream()
                .flatMap(given -> faults(given.getKey(), given.getValue()))
                .sorted(Comparator.comparing(InvalidValue::pointer))
                .limit(MOST_FAULTS)
                .toList();
    }

    private Stream<InvalidValue> faults(String name, List<String> values) {
        var parameter = parameters.get(name);
        if (parameter == null) {
            return Stream.of(new InvalidValue(shortened(name), unknown()));
        }
        if (values.size() > 1 && !parameter.repeatable()) {
            return Stream.of(new InvalidValue(name, "must be given once; it stands here " + values.size() + " times"));
        }
        return values.stream()
                .map(value -> value.isEmpty()
                        ? "must not be empty; leave the parameter out"
                        : parameter.type().fault(value))
                .filter(Objects::nonNull)
                .limit(1)
                .map(fault -> new InvalidValue(name, fault));
    }

    private String unknown() {
        return parameters.isEmpty()
                ? "this parameter is not known here; none is"
                : "this parameter is not known here; known are " + String.join(", ", parameters.keySet());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MOST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_NAME)) + "...";
    }

    private static void ofBean(Class<?> bean, Map<String, Declared> found) {
        for (@Nullable Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(BeanParam.class)) {
                    ofBean(field.getType(), found);
                } else {
                    add(field, field.getGenericType(), found);
                }
            }
        }
    }

    private static void add(AnnotatedElement element, Type type, Map<String, Declared> found) {
        var name = element.getAnnotation(QueryParam.class);
        if (name == null) {
            return;
        }
        boolean many = type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
        var one = many ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        found.put(
                name.value(),
                new Declared(
                        QueryType.of(one instanceof Class<?> known ? known : String.class, bounds(element)), many));
    }

    private static QueryType.Bounds bounds(AnnotatedElement element) {
        var min = element.getAnnotation(Min.class);
        var max = element.getAnnotation(Max.class);
        return new QueryType.Bounds(
                min == null ? Long.MIN_VALUE : min.value(), max == null ? Long.MAX_VALUE : max.value());
    }
}
