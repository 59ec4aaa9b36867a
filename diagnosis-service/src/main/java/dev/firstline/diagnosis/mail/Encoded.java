package dev.firstline.diagnosis.mail;

import java.util.ArrayList;
import java.util.List;

/** Finds what no person wrote or reads: blocks of base64, certificates. */
final class Encoded {

    private static final int FULL_LINE = 60;
    private static final int ALONE = 100;

    private Encoded() {}

    static List<Piece> mark(List<Piece> lines, Effort effort) {
        var ends = ends(lines, effort);
        var marked = new ArrayList<Piece>(lines.size());
        int armouredUntil = -1;
        boolean within = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var text = line.text().strip();
            effort.spend(2L * text.length());
            if (armouredUntil < i && text.startsWith("-----BEGIN ") && ends[i] > i) {
                armouredUntil = ends[i];
            }
            boolean more =
                    i + 1 < lines.size() && isBase64(lines.get(i + 1).text().strip(), FULL_LINE);
            boolean rest = within && isBase64(text, 1) && (text.endsWith("=") || text.length() >= FULL_LINE / 2);
            within = isBase64(text, ALONE) || isBase64(text, FULL_LINE) && (more || within) || rest;
            if (i <= armouredUntil) {
                marked.add(line.as(SegmentKind.ENCODED, "armoured-block"));
            } else {
                marked.add(within ? line.as(SegmentKind.ENCODED, "base64") : line);
            }
        }
        return marked;
    }

    /** For each line the place of the next end of an armoured block, or -1. */
    private static int[] ends(List<Piece> lines, Effort effort) {
        var ends = new int[lines.size()];
        int next = -1;
        for (int i = ends.length - 1; i >= 0; i--) {
            effort.spend(1);
            next = lines.get(i).text().startsWith("-----END ") ? i : next;
            ends[i] = next;
        }
        return ends;
    }

    private static boolean isBase64(String text, int atLeast) {
        if (text.length() < atLeast) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known = c < 128 && Character.isLetterOrDigit(c) || "+/=-_".indexOf(c) >= 0;
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
