package dev.firstline.devstack.html;

/** Text made safe for a page. */
public final class Html {

    private Html() {}

    /** The text as content of an element or of a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
