package dev.firstline.escalation.packet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/** A packet as a page to be printed. It runs no script and loads nothing; whatever stands in a ticket is text there. */
public final class PacketPage {

    private static final String STYLE = """
            body{font:11pt/1.4 sans-serif;max-width:48em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
            dt{font-weight:bold;margin-top:1em}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
            .absent{color:#555;font-style:italic}li{margin:.2em 0}
            @media print{body{margin:0;max-width:none;font-size:10pt}dt{break-after:avoid}a{color:inherit;text-decoration:none}}
            @page{margin:18mm}""";

    /** What a browser may do with it: show that one style. */
    public static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PacketPage() {}

    /** The whole page. */
    public static String of(Packet packet) {
        var portal = PacketText.portalOf(packet);
        var form = portal == null
                ? ""
                : "<p>Form: <a rel=\"noreferrer\" href=\"" + escaped(portal) + "\">" + escaped(portal) + "</a></p>";
        var notes = PacketText.notes(packet).stream()
                .map(note -> "<li>" + escaped(note) + "</li>")
                .collect(Collectors.joining());
        var fields = packet.fields().stream()
                .map(field -> "<dt>" + escaped(field.name()) + (field.required() ? " *" : "") + "</dt><dd"
                        + (field.value() == null ? " class=\"absent\"" : "") + ">"
                        + escaped(PacketText.valueOf(field, packet)) + "</dd>")
                .collect(Collectors.joining("\n"));
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>Firstline: packet</title><style>" + STYLE
                + "</style></head><body><h1>Packet for " + packet.route() + "</h1>" + form
                + (notes.isEmpty() ? "" : "<ul>" + notes + "</ul>") + "<dl>\n" + fields + "\n</dl></body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String digest(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
