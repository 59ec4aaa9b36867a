package dev.firstline.chassis.problem;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** JSON pointers (RFC 6901) of what a check of a body complains about. */
public final class Pointers {

    private Pointers() {}

    /** The pointer of a path into a body. */
    public static String of(Path path) {
        var pointer = new StringBuilder();
        for (var node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
                // Our method and its parameter; the caller knows only what follows.
                continue;
            }
            if (node.isInIterable()) {
                var key = node.getKey() == null ? node.getIndex() : node.getKey();
                pointer.append('/').append(escaped(String.valueOf(key)));
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getName() != null) {
                pointer.append('/').append(escaped(node.getName()));
            }
        }
        return pointer.toString();
    }

    /** A name as one step of a pointer. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
