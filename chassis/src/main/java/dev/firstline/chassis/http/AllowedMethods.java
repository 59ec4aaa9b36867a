package dev.firstline.chassis.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which methods an address of this service knows, and in which formats each answers. */
@Singleton
class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*([\\w.-]+)\\s*(?::((?:[^{}]|\\{[^{}]*})*))?}");

    private final BeanManager beans;
    private volatile @Nullable List<Address> addresses;

    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    /**
     * An address.
     *
     * @param template as the library names it: parameters without the form of their values
     * @param literals how many characters of it are no parameter: of two that fit a path, the one with more is meant
     * @param formats what each method can answer with, the one that is sent to whoever takes all of them first
     * @param withoutBody the methods whose answer has none
     */
    private record Address(
            String template,
            Pattern path,
            int literals,
            Set<String> methods,
            Map<String, List<MediaType>> formats,
            Set<String> withoutBody) {}

    /**
     * What can be asked of an address, sorted; {@code HEAD} wherever {@code GET} is, {@code OPTIONS} everywhere. Empty when it leads
     * nowhere.
     */
    Optional<Set<String>> of(String path) {
        return address(path).map(Address::methods);
    }

    /**
     * What a method answers with at an address, the one that is sent to whoever takes all of them first. Empty when it has no body, names no
     * format, or is not known there; {@code HEAD} is as {@code GET}.
     */
    List<MediaType> formats(String path, String method) {
        var meant = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return address(path)
                .map(address -> address.formats().getOrDefault(meant, List.of()))
                .orElse(List.of());
    }

    /** Whether a text is the template of an address, as {@code /v1/tickets/{id}}: the path of a request that has a parameter is none. */
    boolean isTemplate(String text) {
        return addresses().stream().anyMatch(address -> address.template().equals(text));
    }

    /** Whether a method's answer has no body at an address, unless it is a problem: it is acceptable to all. */
    boolean isWithoutBody(String path, String method) {
        return address(path)
                .filter(address -> address.withoutBody().contains(method))
                .isPresent();
    }

    private Optional<Address> address(String path) {
        return addresses().stream()
                .filter(address -> address.path().matcher(path).matches())
                .max(Comparator.comparingInt(Address::literals));
    }

    private List<Address> addresses() {
        var known = addresses;
        if (known == null) {
            known = read();
            addresses = known;
        }
        return known;
    }

    private List<Address> read() {
        var byTemplate = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(AllowedMethods::operations)
                .collect(Collectors.groupingBy(Operation::template));
        var found = new ArrayList<Address>();
        byTemplate.forEach((template, operations) -> {
            var methods = operations.stream().map(Operation::method).collect(Collectors.toCollection(TreeSet::new));
            if (methods.contains(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD);
            }
            methods.add(HttpMethod.OPTIONS);
            found.add(new Address(
                    PARAMETER.matcher(template).replaceAll("{$1}"),
                    pattern(template),
                    PARAMETER.matcher(template).replaceAll("").length(),
                    methods,
                    formats(operations),
                    operations.stream()
                            .filter(Operation::withoutBody)
                            .map(Operation::method)
                            .collect(Collectors.toSet())));
        });
        return List.copyOf(found);
    }

    private static Map<String, List<MediaType>> formats(List<Operation> operations) {
        return operations.stream()
                .collect(Collectors.groupingBy(
                        Operation::method,
                        Collectors.flatMapping(operation -> operation.formats().stream(), Collectors.toList())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .sorted(Comparator.comparingDouble(AllowedMethods::preference)
                                        .reversed())
                                .toList()));
    }

    /** As {@code @Produces} states it, for the library too. */
    private static double preference(MediaType format) {
        var stated = format.getParameters().get("qs");
        return stated == null ? 1 : Double.parseDouble(stated);
    }

    private record Operation(String template, String method, List<MediaType> formats, boolean withoutBody) {}

    private static Stream<Operation> operations(Class<?> resource) {
        var root = resource.getAnnotation(Path.class).value();
        return Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> {
                            var path = method.getAnnotation(Path.class);
                            return new Operation(
                                    joined(root, path == null ? "" : path.value()),
                                    verb.value(),
                                    formats(resource, method),
                                    method.getReturnType() == void.class);
                        }));
    }

    private static List<MediaType> formats(Class<?> resource, Method method) {
        var own = method.getAnnotation(Produces.class);
        var stated = own == null ? resource.getAnnotation(Produces.class) : own;
        return stated == null || method.getReturnType() == void.class
                ? List.of()
                : Arrays.stream(stated.value()).map(MediaType::valueOf).toList();
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
            var form = parameters.group(2);
            pattern.append(Pattern.quote(template.substring(end, parameters.start())))
                    .append(form == null ? "[^/]+" : "(?:" + form.strip() + ")");
            end = parameters.end();
        }
        return Pattern.compile(pattern + Pattern.quote(template.substring(end)) + "/?");
    }
}
