package dev.firstline.chassis.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller is told about a constraint that does not hold, in the names of the API, never in those of our code. */
final class RefusedParameters {

    private RefusedParameters() {}

    static Problem.InvalidValue of(ConstraintViolation<?> violation) {
        var pointer = Pointers.of(violation.getPropertyPath());
        if (!pointer.isEmpty()) {
            return new Problem.InvalidValue(pointer, violation.getMessage());
        }
        var name = name(violation);
        if (name != null) {
            return new Problem.InvalidValue(name, missing(violation) ? "must be given" : violation.getMessage());
        }
        return new Problem.InvalidValue(
                "", missing(violation) ? "the body is missing; send a JSON object" : violation.getMessage());
    }

    private static boolean missing(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() == null;
    }

    /** The name of the query's, the head's or the path's parameter; null for the body as a whole. */
    private static @Nullable String name(ConstraintViolation<?> violation) {
        Path.@Nullable MethodNode called = null;
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                called = node.as(Path.MethodNode.class);
            } else if (node.getKind() == ElementKind.PARAMETER && called != null) {
                int index = node.as(Path.ParameterNode.class).getParameterIndex();
                return annotations(violation.getRootBeanClass(), called, index).stream()
                        .map(RefusedParameters::name)
                        .filter(name -> name != null)
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private static @Nullable String name(Annotation annotation) {
        return switch (annotation) {
            case QueryParam query -> query.value();
            case HeaderParam header -> header.value();
            case PathParam path -> path.value();
            default -> null;
        };
    }

    /** Of the method and of those that it overrides: what Quarkus puts before a resource does not repeat them. */
    private static List<Annotation> annotations(Class<?> bean, Path.MethodNode called, int index) {
        var found = new ArrayList<Annotation>();
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(called.getName())
                        && List.of(method.getParameterTypes()).equals(called.getParameterTypes())) {
                    found.addAll(List.of(method.getParameterAnnotations()[index]));
                }
            }
        }
        return found;
    }
}
