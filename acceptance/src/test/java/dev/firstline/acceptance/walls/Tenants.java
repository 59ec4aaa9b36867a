package dev.firstline.acceptance.walls;

import java.util.Arrays;
import java.util.List;

/** A small tree of tenants, and a stranger beside it. Each has a mark of its own that stands in everything it makes. */
enum Tenants {
    ROOT("walls"),
    PARENT("walls/reseller"),
    OWN("walls/reseller/own"),
    CHILD("walls/reseller/own/child"),
    SIBLING("walls/reseller/sibling"),
    STRANGER("wallsaway"),
    /** The tenant of a customer of {@link #OWN}. */
    CUSTOMER("walls/reseller/own/guest");

    private final String path;

    Tenants(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    String slug() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Words by which whatever this tenant alone may show is known again; letters only, so that it fits every field. */
    String mark() {
        return "Kanari" + name();
    }

    /** The mark of what the desk writes for itself. */
    String noteMark() {
        return "Zettel" + name();
    }

    /** The mark of what it passes on to those below. */
    String passedOn() {
        return "Erbe" + name();
    }

    boolean covers(Tenants other) {
        return other.path.equals(path) || other.path.startsWith(path + "/");
    }

    static List<Tenants> hiddenFrom(Tenants reader) {
        return Arrays.stream(values()).filter(owner -> !reader.covers(owner)).toList();
    }
}
