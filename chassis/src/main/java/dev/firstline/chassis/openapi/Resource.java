package dev.firstline.chassis.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** The method behind an operation, as far as the document does not show it. */
record Resource(@Nullable MethodInfo method) {

    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final DotName EXAMPLE = DotName.createSimple(ExampleAnswer.class.getName());
    private static final DotName RESPONSE = DotName.createSimple("jakarta.ws.rs.core.Response");

    /** By operation id, those of them that state one. */
    static Map<String, Resource> all(IndexView index) {
        var found = new HashMap<String, Resource>();
        for (var annotation : index.getAnnotations(OPERATION)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD && annotation.value("operationId") != null) {
                found.put(
                        annotation.value("operationId").asString(),
                        new Resource(annotation.target().asMethod()));
            }
        }
        return found;
    }

    record Example(String name, String json) {}

    Optional<Example> example() {
        return Optional.ofNullable(method)
                .map(known -> known.declaredAnnotation(EXAMPLE))
                .map(found -> new Example(
                        found.value("name") == null
                                ? "example"
                                : found.value("name").asString(),
                        found.value().asString()));
    }

    /** Only such a method can set headers. */
    boolean answersWithResponse() {
        return method != null && method.returnType().name().equals(RESPONSE);
    }
}
