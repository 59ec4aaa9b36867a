package dev.firstline.chassis.quota;

import java.util.HashMap;
import java.util.Map;

/** Memory that all fill together, of which each tenant has a share at most. Safe for threads. */
public final class SharedBytes {

    private final long total;
    private final long share;
    private final Map<String, Long> byTenant = new HashMap<>();
    private long taken;

    /**
     * @param total bytes of all tenants
     * @param share bytes of one tenant at most
     */
    public SharedBytes(long total, long share) {
        this.total = total;
        this.share = share;
    }

    /** Takes bytes; false, and nothing taken, when the tenant or all have too many. */
    public synchronized boolean take(String tenant, long bytes) {
        long own = byTenant.getOrDefault(tenant, 0L) + bytes;
        if (own > share || taken + bytes > total) {
            return false;
        }
        byTenant.put(tenant, own);
        taken += bytes;
        return true;
    }

    /** Gives back what was taken. */
    public synchronized void give(String tenant, long bytes) {
        byTenant.computeIfPresent(tenant, (name, own) -> own - bytes <= 0 ? null : own - bytes);
        taken -= bytes;
    }

    /** What each tenant has taken. */
    public synchronized Map<String, Long> taken() {
        return Map.copyOf(byTenant);
    }
}
