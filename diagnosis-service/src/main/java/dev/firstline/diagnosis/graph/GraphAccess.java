package dev.firstline.diagnosis.graph;

import java.util.UUID;

/**
 * In whose name the vendor is asked.
 *
 * @param tenant on whose behalf, here
 * @param directory the customer's tenant at the vendor
 * @param client the application that the directory has given its consent to
 * @param secret of the application
 */
public record GraphAccess(String tenant, UUID directory, UUID client, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return client + " in " + directory;
    }
}
