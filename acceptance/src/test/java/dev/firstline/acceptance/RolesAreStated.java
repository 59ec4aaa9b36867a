package dev.firstline.acceptance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** Every operation says which roles may call it, on the method or on its class. */
final class RolesAreStated extends ArchCondition<JavaClass> {

    static final RolesAreStated ONCE_PER_METHOD = new RolesAreStated();

    private static final List<String> STATEMENTS =
            List.of("jakarta.annotation.security.RolesAllowed", "io.quarkus.security.Authenticated");

    /**
     * Open to whoever has the key that a mail brought, or that of a link to one file which somebody made who may have it (ADR 0044); or since it
     * shows what events look like and nothing of anybody, as the OpenAPI documents do. Anything else that is open has to be weighed as these were.
     */
    private static final Set<String> OPEN = Set.of(
            "dev.firstline.notification.consent.UnsubscribeResource",
            "dev.firstline.intake.attachment.DownloadResource",
            "dev.firstline.notification.eventtype.EventSchemaResource");

    private RolesAreStated() {
        super("state the roles of every operation");
    }

    @Override
    public void check(JavaClass resource, ConditionEvents events) {
        if (OPEN.contains(resource.getName())) {
            return;
        }
        for (JavaMethod method : resource.getMethods()) {
            boolean operation = method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")
                            || annotation
                                    .getRawType()
                                    .getName()
                                    .matches("jakarta\\.ws\\.rs\\.(GET|PUT|POST|PATCH|DELETE)"));
            if (operation
                    && STATEMENTS.stream().noneMatch(s -> method.isAnnotatedWith(s) || resource.isAnnotatedWith(s))) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " states no roles"));
            }
        }
    }
}
