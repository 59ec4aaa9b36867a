package dev.firstline.devstack.openapi;

import java.util.regex.Pattern;

/**
 * A path with placeholders.
 *
 * @param literals how many characters of it are fixed: the more, the better a match
 */
public record PathTemplate(String template, Pattern pattern, int literals) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]+}");

    /** Reads one such as {@code /v1/tickets/{id}}. */
    public static PathTemplate of(String template) {
        var pattern = new StringBuilder();
        int end = 0;
        for (var matcher = PLACEHOLDER.matcher(template); matcher.find(); end = matcher.end()) {
            pattern.append(Pattern.quote(template.substring(end, matcher.start())))
                    .append("[^/]+");
        }
        pattern.append(Pattern.quote(template.substring(end)));
        return new PathTemplate(
                template,
                Pattern.compile(pattern.toString()),
                PLACEHOLDER.matcher(template).replaceAll("").length());
    }

    /** Whether a path, not decoded, is one of these. */
    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
