package dev.firstline.diagnosis.mail;

/** Counts the characters that were looked at, once per look: what reading a mail costs, without a watch. */
final class Effort {

    private long characters;

    void spend(long looked) {
        characters += looked;
    }

    long characters() {
        return characters;
    }
}
