package dev.firstline.contracts.ticket;

/** Languages of a ticket; the written form is the BCP 47 tag. Response hours of the program hold for English only. */
public enum Language {
    EN("en"),
    PT_BR("pt-BR"),
    PT_PT("pt-PT"),
    ES("es"),
    DE("de");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, such as {@code pt-BR}. */
    public String tag() {
        return tag;
    }
}
