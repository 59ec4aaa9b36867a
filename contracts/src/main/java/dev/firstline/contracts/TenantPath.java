package dev.firstline.contracts;

import java.util.regex.Pattern;

/**
 * A place in the tree of tenants: provider, reseller, customer, written from the root as {@code contoso/northwind}.
 *
 * <p>Whoever holds a path sees it and all below it, and nothing beside or above it.
 *
 * @param value 1 to 4 segments of {@code a-z 0-9 -}, each 1 to 40 long, joined by {@code /}
 */
public record TenantPath(String value) implements Comparable<TenantPath> {

    /** The most segments of a path. */
    public static final int MAX_DEPTH = 4;

    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern PATH = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){0," + (MAX_DEPTH - 1) + "}");

    /** @throws IllegalArgumentException when the text is no tenant path */
    public TenantPath {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a tenant path: 1 to " + MAX_DEPTH
                    + " segments of a-z, 0-9 and inner hyphens, at most 40 long, joined by '/'");
        }
    }

    /** Whether the text can be a tenant path. */
    public static boolean isValid(String text) {
        return PATH.matcher(text).matches();
    }

    /** Whether the text can be one segment of a path. */
    public static boolean isSegment(String text) {
        return SEGMENT.matcher(text).matches();
    }

    /** Whether {@code other} is this tenant or stands below it. */
    public boolean covers(TenantPath other) {
        return other.value.equals(value) || other.value.startsWith(value + "/");
    }

    /**
     * The tenant one step below.
     *
     * @throws IllegalArgumentException when the segment is not valid or the tree would become too deep
     */
    public TenantPath child(String segment) {
        if (!isSegment(segment)) {
            throw new IllegalArgumentException("not a tenant segment");
        }
        return new TenantPath(value + "/" + segment);
    }

    /** The tenant at the root of the tree: the provider or direct-bill partner. */
    public TenantPath root() {
        int slash = value.indexOf('/');
        return slash < 0 ? this : new TenantPath(value.substring(0, slash));
    }

    @Override
    public int compareTo(TenantPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
