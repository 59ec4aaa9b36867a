package dev.firstline.devstack.openapi;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered to one request.
 *
 * @param contentType without parameters; null when there was none
 * @param headers by name, in whatever case
 * @param body the text; empty when there was none
 */
public record Answer(int status, @Nullable String contentType, Map<String, String> headers, String body) {

    /** Reads content types and names of headers as HTTP does: parameters and case aside. */
    public Answer {
        contentType = contentType == null || contentType.isBlank()
                ? null
                : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }
}
