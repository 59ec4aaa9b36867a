package dev.firstline.acceptance.docs;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The paths that the services answer. */
final class Routes {

    private static final String PATH = "jakarta.ws.rs.Path";

    private final List<String[]> routes;

    private Routes(List<String[]> routes) {
        this.routes = routes;
    }

    static Routes ofTheCode() {
        var paths = new TreeSet<String>();
        for (var resource : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.firstline")) {
            value(resource).ifPresent(base -> {
                paths.add(base);
                resource.getMethods().forEach(method -> value(method).ifPresent(path -> paths.add(base + "/" + path)));
            });
        }
        return new Routes(paths.stream().map(Routes::segments).toList());
    }

    int count() {
        return routes.size();
    }

    /** Whether it is a path, or the beginning of one; a variable stands for any word, and {@code …} for the rest. */
    boolean know(String mentioned) {
        var words = segments(mentioned.replaceAll("[.…]+$", ""));
        return routes.stream().anyMatch(route -> begins(route, words));
    }

    private static boolean begins(String[] route, String[] words) {
        if (words.length > route.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            boolean variable = route[i].startsWith("{");
            boolean any = words[i].startsWith("{") || words[i].startsWith("<");
            if (!variable && !any && !route[i].equals(words[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] segments(String path) {
        // A rule for a variable, as in {id: [0-9]+}, may hold slashes of its own; none does here.
        return path.replaceAll("^/+", "").split("/+");
    }

    private static Optional<String> value(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(PATH))
                .map((JavaAnnotation<?> annotation) ->
                        (String) annotation.get("value").orElse(""))
                .findFirst();
    }
}
