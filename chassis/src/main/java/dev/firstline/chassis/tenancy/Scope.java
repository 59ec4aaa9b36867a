package dev.firstline.chassis.tenancy;

import dev.firstline.contracts.TenantPath;
import org.jspecify.annotations.Nullable;

/** Whose data somebody may see. */
public sealed interface Scope {

    /** The tenant and all below it. */
    record Tenant(TenantPath path) implements Scope {}

    /** All tenants of the installation: its operators. */
    record Platform() implements Scope {}

    /** Whether data of that tenant may be seen. */
    default boolean covers(TenantPath tenant) {
        return switch (this) {
            case Tenant(TenantPath path) -> path.covers(tenant);
            case Platform() -> true;
        };
    }

    /**
     * Whether the reader may be told who of a tenant did something: who works for a tenant above is not told below.
     *
     * @param tenant whose token it was; {@code *} for the platform's own operators; null where that was not recorded, which a tenant
     *     that has none above it may be told all the same
     */
    default boolean mayKnowPersonsOf(@Nullable String tenant) {
        return switch (this) {
            case Platform() -> true;
            case Tenant(TenantPath path) ->
                tenant == null
                        ? path.root().equals(path)
                        : TenantPath.isValid(tenant) && path.covers(new TenantPath(tenant));
        };
    }

    /**
     * Whether what a person of a tenant decided may be changed from here: what is decided above is not undone below.
     *
     * @param tenant as in {@link #mayKnowPersonsOf}
     */
    default boolean mayUndoWhatIsDecidedIn(@Nullable String tenant) {
        return mayKnowPersonsOf(tenant);
    }

    /** The text of the database setting that holds a transaction to this scope. */
    default String setting() {
        return switch (this) {
            case Tenant(TenantPath path) -> path.value();
            case Platform() -> "*";
        };
    }
}
