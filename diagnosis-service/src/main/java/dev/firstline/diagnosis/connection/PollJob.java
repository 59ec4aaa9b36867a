package dev.firstline.diagnosis.connection;

import dev.firstline.contracts.TenantPath;
import java.util.Set;
import java.util.UUID;

/**
 * A claimed poll with all that is needed for it.
 *
 * @param tree the tenant at the root of the tenant's tree
 * @param secret sealed
 * @param lease the number of the claim; a result counts only while it is the latest
 * @param failures failed polls in a row, before this one
 * @param held incidents that the vendor had open for the directory
 */
record PollJob(
        UUID connection,
        TenantPath tenant,
        String tree,
        UUID directory,
        UUID client,
        byte[] secret,
        int lease,
        int failures,
        Set<String> held) {

    /** By ids alone. */
    @Override
    public String toString() {
        return "poll of " + connection;
    }
}
