package dev.firstline.intake.link;

/** What one ticket is to another. */
public enum LinkKind {
    /** They have to do with each other; the same from both ends. */
    RELATED_TO,
    /** It says what the other says already. A ticket is a duplicate of one at most. */
    DUPLICATE_OF,
    /** The same from the other end. */
    DUPLICATED_BY,
    /** The other is behind it, as a problem (ITIL) is behind its incidents. A ticket has one parent at most. */
    CHILD_OF,
    /** The same from the other end. */
    PARENT_OF;

    /** What the other ticket is to this one. */
    public LinkKind inverse() {
        return switch (this) {
            case RELATED_TO -> RELATED_TO;
            case DUPLICATE_OF -> DUPLICATED_BY;
            case DUPLICATED_BY -> DUPLICATE_OF;
            case CHILD_OF -> PARENT_OF;
            case PARENT_OF -> CHILD_OF;
        };
    }

    /** Whether it has an upper and a lower end; such links may lead up, and never round. */
    boolean hasDirection() {
        return this != RELATED_TO;
    }
}
