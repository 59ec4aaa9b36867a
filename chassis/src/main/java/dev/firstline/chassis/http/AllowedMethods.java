package dev.firstline.chassis.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which methods an address of this service knows. */
@Singleton
class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::((?:[^{}]|\\{[^{}]*})*))?}");

    private final BeanManager beans;
    private volatile @Nullable List<Address> addresses;

    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    /** @param literals how many characters of it are no parameter: of two that fit a path, the one with more is meant */
    private record Address(Pattern path, int literals, Set<String> methods) {}

    /**
     * What can be asked of an address, sorted; {@code HEAD} wherever {@code GET} is, {@code OPTIONS} everywhere. Empty when it leads
     * nowhere.
     */
    Optional<Set<String>> of(String path) {
        var known = addresses;
        if (known == null) {
            known = read();
            addresses = known;
        }
        return known.stream()
                .filter(address -> address.path().matcher(path).matches())
                .max(Comparator.comparingInt(Address::literals))
                .map(Address::methods);
    }

    private List<Address> read() {
        var byTemplate = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(AllowedMethods::operations)
                .collect(Collectors.groupingBy(
                        Operation::template,
                        Collectors.mapping(Operation::method, Collectors.toCollection(TreeSet::new))));
        var found = new ArrayList<Address>();
        byTemplate.forEach((template, methods) -> {
            if (methods.contains(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD);
            }
            methods.add(HttpMethod.OPTIONS);
            found.add(new Address(
                    pattern(template),
                    PARAMETER.matcher(template).replaceAll("").length(),
                    methods));
        });
        return List.copyOf(found);
    }

    private record Operation(String template, String method) {}

    private static Stream<Operation> operations(Class<?> resource) {
        var root = resource.getAnnotation(Path.class).value();
        return Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> {
                            var path = method.getAnnotation(Path.class);
                            return new Operation(joined(root, path == null ? "" : path.value()), verb.value());
                        }));
    }

    private static String joined(String root, String path) {
        return "/"
                + Stream.of(root, path)
                        .map(part -> part.replaceAll("^/+|/+$", ""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/"));
    }

    private static Pattern pattern(String template) {
        var pattern = new StringBuilder();
        var parameters = PARAMETER.matcher(template);
        int end = 0;
        while (parameters.find()) {
            var form = parameters.group(1);
            pattern.append(Pattern.quote(template.substring(end, parameters.start())))
                    .append(form == null ? "[^/]+" : "(?:" + form.strip() + ")");
            end = parameters.end();
        }
        return Pattern.compile(pattern + Pattern.quote(template.substring(end)) + "/?");
    }
}
