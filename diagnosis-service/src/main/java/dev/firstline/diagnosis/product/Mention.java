package dev.firstline.diagnosis.product;

/**
 * A product that a text speaks of.
 *
 * @param product the product
 * @param term the catalog's term that was found
 * @param naming how it was called
 * @param from place of the first word
 * @param to place behind the last word
 */
public record Mention(Product product, String term, Naming naming, int from, int to) {

    /** Whether it was called by a name; otherwise only by a word that hints at it. */
    public boolean named() {
        return naming.named();
    }

    /** The same place, of another product. */
    Mention of(Product other) {
        return new Mention(other, term, naming, from, to);
    }
}
