package dev.firstline.diagnosis.product;

/** How a text calls a product; what is told apart better comes first. */
public enum Naming {

    /** By a name of its own. */
    NAME,

    /** By the name of the suite that it belongs to, or that it is. */
    SUITE,

    /** By an everyday word that only hints at it, such as "disk" for Storage. */
    HINT,

    /** As what something else runs on: "Outlook on Windows 11" is about Outlook. */
    PLATFORM;

    /** Whether it is called by a name, its own or that of a suite. */
    public boolean named() {
        return this == NAME || this == SUITE;
    }
}
