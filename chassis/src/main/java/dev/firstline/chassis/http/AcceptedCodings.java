package dev.firstline.chassis.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code Accept-Encoding} (RFC 9110, 12.5.3). */
final class AcceptedCodings {

    static final String GZIP = "gzip";

    private AcceptedCodings() {}

    /** Whether the caller takes gzip: he names it, or anything, and not with a weight of nothing. */
    static boolean takeGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        boolean any = false;
        for (var coding : header.toLowerCase(Locale.ROOT).split(",")) {
            var parts = coding.split(";", 2);
            var name = parts[0].strip();
            boolean wanted = parts.length == 1 || !isNothing(parts[1]);
            if (name.equals(GZIP) || name.equals("x-gzip")) {
                return wanted;
            }
            any |= name.equals("*") && wanted;
        }
        return any;
    }

    private static boolean isNothing(String parameter) {
        return parameter.strip().matches("q\\s*=\\s*0(\\.0*)?");
    }
}
