package dev.firstline.chassis.tenancy;

import dev.firstline.contracts.TenantPath;

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

    /** The text of the database setting that holds a transaction to this scope. */
    default String setting() {
        return switch (this) {
            case Tenant(TenantPath path) -> path.value();
            case Platform() -> "*";
        };
    }
}
