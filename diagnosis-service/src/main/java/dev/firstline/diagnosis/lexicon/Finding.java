package dev.firstline.diagnosis.lexicon;

/**
 * A term of the lexicon, found in a text.
 *
 * @param signal what the term stands for
 * @param term what fitted, as the lexicon writes it, such as {@code nobody ... send}; never the text itself
 * @param from place of its first word
 * @param to place behind its last word
 */
public record Finding(String signal, String term, int from, int to) {}
