package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/roles.md says what each role may do; the code must say the same. */
class RolesTableTest {

    private static final List<String> ROLES = List.of(
            "crm-client",
            "helpdesk-agent",
            "admin-agent",
            "user-admin",
            "billing-admin",
            "sales-agent",
            "ops",
            "global-admin");

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "PATCH", "DELETE");

    @Test
    void theTableInTheDocumentIsTheOneInTheCode() throws IOException {
        var fromCode = table();
        var inDocument = Files.readString(Path.of("../docs/roles.md"));
        // Ready to be copied when it differs.
        Files.writeString(Path.of("target/roles-table.md"), fromCode);

        assertThat(fromCode.lines().count()).isGreaterThan(30);
        assertThat(inDocument).contains(fromCode);
    }

    private static String table() {
        var rows = new TreeSet<String>();
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.firstline");
        for (JavaClass resource : classes) {
            if (resource.isAnnotatedWith("jakarta.ws.rs.Path")) {
                resource.getMethods()
                        .forEach(method -> httpMethod(method).ifPresent(http -> rows.add(row(resource, method, http))));
            }
        }
        return "| operation | " + String.join(" | ", ROLES) + " |\n|---|" + ":-:|".repeat(ROLES.size()) + "\n"
                + rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }

    private static java.util.Optional<String> httpMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getSimpleName())
                .filter(METHODS::contains)
                .findFirst();
    }

    private static String row(JavaClass resource, JavaMethod method, String http) {
        var path = (value(resource, "jakarta.ws.rs.Path") + "/" + value(method, "jakarta.ws.rs.Path"))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
        var roles = roles(resource, method);
        return "| `" + path + "` " + http + " | "
                + ROLES.stream().map(role -> roles.contains(role) ? "x" : " ").collect(Collectors.joining(" | "))
                + " |";
    }

    private static Set<String> roles(JavaClass resource, JavaMethod method) {
        if (method.isAnnotatedWith("io.quarkus.security.Authenticated")) {
            return Set.copyOf(ROLES);
        }
        HasAnnotations<?> stating =
                method.isAnnotatedWith("jakarta.annotation.security.RolesAllowed") ? method : resource;
        var annotation = annotation(stating, "jakarta.annotation.security.RolesAllowed");
        return annotation == null
                ? Set.of()
                : Set.of((String[]) annotation.get("value").orElseThrow());
    }

    private static String value(HasAnnotations<?> annotated, String type) {
        var annotation = annotation(annotated, type);
        return annotation == null ? "" : (String) annotation.get("value").orElse("");
    }

    private static JavaAnnotation<?> annotation(HasAnnotations<?> annotated, String type) {
        return annotated.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(type))
                .findFirst()
                .orElse(null);
    }
}
