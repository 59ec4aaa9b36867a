package dev.firstline.diagnosis.mail;

/**
 * A line and how deep it is quoted, by the marks in front of it or by the mail program.
 *
 * @param text what stands behind them
 */
record QuoteMarks(int depth, String text) {

    static QuoteMarks of(String line) {
        int depth = 0;
        int behind = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '>' && !isComparison(line, i)) {
                depth++;
                behind = i + 1;
            } else if (c != ' ') {
                break;
            }
        }
        return depth == 0
                ? new QuoteMarks(0, line)
                : new QuoteMarks(depth, line.substring(behind).strip());
    }

    /** ">= 5 users" is no quotation. */
    private static boolean isComparison(String line, int at) {
        return at + 1 < line.length() && line.charAt(at + 1) == '=';
    }
}
