package dev.firstline.diagnosis.lexicon;

/** One word of a phrase, as the lexicon writes it: {@code word}, {@code begin*}, {@code *end}, {@code *within*} or {@code #}. */
sealed interface WordTest {

    boolean accepts(String word);

    /** The whole word. */
    record Exact(String text) implements WordTest {
        @Override
        public boolean accepts(String word) {
            return word.equals(text);
        }
    }

    /** Any word that begins so. */
    record Begin(String text) implements WordTest {
        @Override
        public boolean accepts(String word) {
            return word.startsWith(text);
        }
    }

    /** Any word that ends so, such as a German compound. */
    record End(String text) implements WordTest {
        @Override
        public boolean accepts(String word) {
            return word.endsWith(text);
        }
    }

    /** Any word that holds it. */
    record Within(String text) implements WordTest {
        @Override
        public boolean accepts(String word) {
            return word.contains(text);
        }
    }

    /** A number of two digits or more: a crowd. */
    record Number() implements WordTest {
        @Override
        public boolean accepts(String word) {
            return word.length() >= 2 && word.chars().allMatch(Character::isDigit);
        }
    }

    /**
     * The test for one folded word with its stars.
     *
     * @throws IllegalArgumentException when fewer than three letters stand beside a star: it would match everything
     */
    static WordTest of(String written) {
        boolean openStart = written.startsWith("*");
        boolean openEnd = written.endsWith("*");
        var text = written.replace("*", "");
        if ((openStart || openEnd) && text.length() < 3) {
            throw new IllegalArgumentException("'" + written + "': a star needs at least three letters beside it");
        }
        if (openStart) {
            return openEnd ? new Within(text) : new End(text);
        }
        return openEnd ? new Begin(text) : new Exact(text);
    }
}
