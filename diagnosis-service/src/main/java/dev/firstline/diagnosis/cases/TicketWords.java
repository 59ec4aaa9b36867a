package dev.firstline.diagnosis.cases;

/**
 * The filer's words. Personal data: kept while the ticket may be decided anew.
 *
 * @param version the ticket's version that they belong to
 */
record TicketWords(long version, String title, String body) {

    @Override
    public String toString() {
        return "TicketWords[version=" + version + "]";
    }
}
