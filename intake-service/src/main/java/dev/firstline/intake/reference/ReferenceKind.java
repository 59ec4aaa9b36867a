package dev.firstline.intake.reference;

/** The kinds of things that have references; in each the ids of a system are counted apart. */
public enum ReferenceKind {
    TICKET,
    COMMUNICATION,
    CUSTOMER,
    CONTACT;

    /** As sentences name one. */
    String noun() {
        return switch (this) {
            case TICKET -> "ticket";
            case COMMUNICATION -> "communication";
            case CUSTOMER -> "customer";
            case CONTACT -> "contact";
        };
    }
}
