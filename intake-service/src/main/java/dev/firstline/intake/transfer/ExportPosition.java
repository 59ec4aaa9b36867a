package dev.firstline.intake.transfer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far an export has been read.
 *
 * @param group what the lines of a section are sorted by first: the customer's id, the ticket's tenant; empty at the beginning of a section
 * @param id of the last contact or ticket
 * @param words the last communication of that ticket that was written; {@link #NONE} when none of it is to be looked for
 */
record ExportPosition(Section section, String group, UUID id, UUID words) {

    /** Before all ids. */
    static final UUID NONE = new UUID(0, 0);

    /** Where an export begins. */
    static final ExportPosition BEGIN = beginOf(Section.CUSTOMERS);

    /** In this order: a line names what came before it. */
    enum Section {
        CUSTOMERS,
        CONTACTS,
        TICKETS
    }

    static ExportPosition beginOf(Section section) {
        return new ExportPosition(section, "", NONE, NONE);
    }

    /** The beginning of the section behind this one; empty behind the last. */
    Optional<ExportPosition> nextSection() {
        int next = section.ordinal() + 1;
        return next < Section.values().length ? Optional.of(beginOf(Section.values()[next])) : Optional.empty();
    }

    /** Whether more was said on its last ticket than was written. */
    boolean isWithinTicket() {
        return !words.equals(NONE);
    }

    /** The same without what is left of its last ticket. */
    ExportPosition behindTicket() {
        return new ExportPosition(section, group, id, NONE);
    }

    /** For a cursor. */
    String[] written() {
        return new String[] {section.name(), group, id.toString(), words.toString()};
    }

    /** From a cursor, which is signed. */
    static ExportPosition read(List<String> position) {
        return new ExportPosition(
                Section.valueOf(position.get(0)),
                position.get(1),
                UUID.fromString(position.get(2)),
                UUID.fromString(position.get(3)));
    }
}
