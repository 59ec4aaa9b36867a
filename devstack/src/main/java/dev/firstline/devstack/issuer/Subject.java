package dev.firstline.devstack.issuer;

import java.util.List;

/**
 * Whom a token speaks of: a person or a program.
 *
 * @param name the name to sign in with
 * @param displayName the name to show
 * @param tenant the path of the tenant, or {@code *} for the platform itself
 * @param roles what the subject may do
 */
public record Subject(String name, String displayName, String tenant, List<String> roles) {

    /** Copies what is mutable. */
    public Subject {
        roles = List.copyOf(roles);
    }
}
