package dev.firstline.diagnosis.product;

/**
 * A product that a text speaks of.
 *
 * @param product the product
 * @param term the catalog's term that was found
 * @param named whether it was called by a name of its own; otherwise only by an everyday word, such as "disk" for Storage
 * @param from place of the first word
 * @param to place behind the last word
 */
public record Mention(Product product, String term, boolean named, int from, int to) {}
