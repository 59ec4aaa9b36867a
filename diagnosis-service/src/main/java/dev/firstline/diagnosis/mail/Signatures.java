package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds signatures: behind the mark {@code --}, behind closing words, or at the end by their telephone numbers and addresses; and the
 * lines that mail programs add. What stands behind a signature as a sentence of its own ("P.S. …") stays the writer's.
 */
final class Signatures {

    private static final int MARKED_LINES = 25;
    private static final int CLOSING_WORDS = 7;
    /** "LG" closes a mail, "LG monitor flickers" does not. */
    private static final int SHORT_WORDS = 2;

    private static final int SOFT_WORDS = 7;
    private static final int SOFT_LINES = 5;
    private static final int LINES_TO_ADDRESS = 12;
    private static final int PROGRAM_WORDS = 12;
    private static final int ADDRESS_CHARS = 200;
    private static final int NAME_LINES = 2;

    private static final Pattern PHONE = Pattern.compile(
            "(?i)(^|[\\s|•·,;(])(tel|tfno|tlf|telefon|telefono|teléfono|telefone|phone|mobile|mobil|handy|móvil|movil|telemóvel|celular|cell|direct|durchwahl|fax|fon|t|p|m|f|d)"
                    + "(\\.|:|\\.:| ?\\((m|d|o)\\):?)? ?:? ?\\+?\\(?[0-9][0-9 ()/.-]{5,}|(^|\\s)\\+[0-9][0-9 ()/.-]{7,}");

    private static final Pattern MAIL_OR_WEB =
            Pattern.compile("(?i)[^\\s<>@]+@[^\\s<>@]{3,}|(^|\\s)(www\\.|https?://)\\S{4,}");

    private static final Pattern COMPANY = Pattern.compile(
            "(?i)(^|[\\s(,])(GmbH|AG|KG|UG|e\\.V\\.|Ltd|Limited|Inc|LLC|PLC|S\\.L\\.U?\\.?|S\\.A\\.?|SLU|Lda|Ltda|Unipessoal|EIRELI)([\\s.,;)]|$)"
                    + "|HRB ?[0-9]|Amtsgericht|Geschäftsführ|USt-?Id|CNPJ|NIPC|\\b(NIF|CIF|VAT)\\b|Registered (in|office)|Sitz der Gesellschaft");

    private static final Pattern PLACE = Pattern.compile(
            "(^|[\\s,])[0-9]{4,5}(-[0-9]{3,4})? [\\p{Lu}][\\p{L}]{2,}|\\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\\b|(?i)\\b(street|road|avenue|straße|strasse|calle|rua|avenida|platz)\\b");

    private final Marks marks;

    Signatures(Marks marks) {
        this.marks = marks;
    }

    /** Whether a text has a telephone number, an address or a company's legal form. */
    static boolean hasAddress(String text) {
        var looked = text.length() <= ADDRESS_CHARS ? text : text.substring(0, ADDRESS_CHARS);
        return PHONE.matcher(looked).find()
                || MAIL_OR_WEB.matcher(looked).find()
                || COMPANY.matcher(looked).find();
    }

    List<Piece> mark(List<Piece> pieces, Effort effort) {
        var marked = new ArrayList<>(pieces);
        var block = new ArrayList<Integer>();
        for (int i = 0; i <= pieces.size(); i++) {
            boolean history = i == pieces.size()
                    || pieces.get(i).kind() == SegmentKind.QUOTED
                    || pieces.get(i).kind() == SegmentKind.FORWARDED;
            if (!history && pieces.get(i).isOwn()) {
                block.add(i);
            } else if (history && !block.isEmpty()) {
                new Block(marked, block, effort).mark();
                block.clear();
            }
        }
        return marked;
    }

    /** The writer's pieces between two quotations. */
    private final class Block {

        private final List<Piece> pieces;
        private final List<Integer> places;
        private final List<Marks.Marked> seen = new ArrayList<>();
        private final @Nullable Boolean[] addresses;
        private final Effort effort;

        Block(List<Piece> pieces, List<Integer> places, Effort effort) {
            this.pieces = pieces;
            this.places = List.copyOf(places);
            this.addresses = new Boolean[places.size()];
            this.effort = effort;
            places.forEach(place -> seen.add(marks.in(pieces.get(place).text(), effort)));
        }

        void mark() {
            int closed = 0;
            for (int i = 0; i < places.size(); i++) {
                var text = text(i).strip();
                if (i < closed || text.isEmpty()) {
                    continue;
                }
                if (isDelimiter(text) && linesFrom(i) <= MARKED_LINES) {
                    closed = sign(i, end(i, places.size()), "signature-mark");
                } else if (seen.get(i).beginsWith(Marks.PROGRAM)
                        && seen.get(i).words().size() <= PROGRAM_WORDS) {
                    closed = sign(i, i + 1, "mail-program");
                } else if (closes(seen.get(i))) {
                    closed = sign(i, behindClosing(i), "closing-words");
                }
            }
            trailing(IntStream.range(0, places.size())
                    .filter(i -> pieces.get(places.get(i)).isOwn())
                    .boxed()
                    .toList());
        }

        private boolean closes(Marks.Marked line) {
            return line.beginsWith(Marks.CLOSING) && line.words().size() <= CLOSING_WORDS
                    || line.beginsWith(Marks.CLOSING_SHORT) && line.words().size() <= SHORT_WORDS;
        }

        private int linesFrom(int from) {
            int count = 0;
            for (int i = from + 1; i < places.size() && count <= MARKED_LINES; i++) {
                effort.spend(1);
                count += text(i).isBlank() ? 0 : 1;
            }
            return count;
        }

        /** Where a signature that begins here ends, when its closing words are followed by names and addresses. */
        private int behindClosing(int closing) {
            int lines = 0;
            for (int i = closing + 1; i < places.size() && lines < LINES_TO_ADDRESS && !isAfterthought(i); i++) {
                if (text(i).isBlank()) {
                    continue;
                }
                lines++;
                if (isAddress(i)) {
                    return end(i, places.size());
                }
                if (!isSoft(i)) {
                    break;
                }
            }
            return behindName(closing);
        }

        /** Without an address only the name goes: the first few short lines. */
        private int behindName(int closing) {
            int at = closing + 1;
            while (at < places.size() && text(at).isBlank()) {
                at++;
            }
            int end = at;
            while (end < places.size() && end - at < SOFT_LINES && !text(end).isBlank() && isSoft(end)) {
                end++;
            }
            boolean whole = end == places.size() || text(end).isBlank();
            return whole ? end : closing + 1;
        }

        /** The place of the next afterthought, or the limit. */
        private int end(int from, int limit) {
            for (int i = from + 1; i < limit; i++) {
                if (isAfterthought(i)) {
                    return i;
                }
            }
            return limit;
        }

        /**
         * An address at the end that nothing introduces: a telephone number and another line of the kind, and the name above.
         *
         * @param left the writer's lines that are no signature yet
         */
        private void trailing(List<Integer> left) {
            int first = left.size();
            int hard = 0;
            boolean phone = false;
            for (int at = left.size() - 1; at >= 0; at--) {
                int line = left.get(at);
                if (isAddress(line)) {
                    hard++;
                    first = at;
                    phone |= PHONE.matcher(head(text(line))).find();
                } else if (!text(line).isBlank() && (hard == 0 || first - at > NAME_LINES || !isSoft(line))) {
                    break;
                }
            }
            int start = first;
            while (start > 0 && first - start < NAME_LINES && isName(left.get(start - 1))) {
                start--;
            }
            if (phone && hard >= 2 && start > 0) {
                left.subList(start, left.size()).forEach(line -> sign(line, line + 1, "address-block"));
            }
        }

        private boolean isName(int i) {
            return !text(i).isBlank() && isSoft(i);
        }

        private int sign(int from, int to, String reason) {
            for (int i = from; i < to; i++) {
                var piece = pieces.get(places.get(i));
                pieces.set(places.get(i), piece.as(SegmentKind.SIGNATURE, reason));
            }
            return to;
        }

        private boolean isDelimiter(String text) {
            return text.equals("--") || text.equals("—") || text.equals("–");
        }

        private boolean isAfterthought(int i) {
            return seen.get(i).beginsWith(Marks.AFTERTHOUGHT);
        }

        /** A name, a role, a company: few words, no sentence. */
        private boolean isSoft(int i) {
            var text = text(i).strip();
            char end = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
            return seen.get(i).words().size() <= SOFT_WORDS
                    && end != '?'
                    && end != '!'
                    && end != ':'
                    && !isAfterthought(i);
        }

        private boolean isAddress(int i) {
            if (addresses[i] == null) {
                addresses[i] = looksLikeAddress(i);
            }
            return addresses[i];
        }

        private boolean looksLikeAddress(int i) {
            var text = head(text(i));
            effort.spend(4L * text.length());
            return seen.get(i).words().size() <= 3 * SOFT_WORDS
                    && (hasAddress(text) || PLACE.matcher(text).find());
        }

        private String text(int i) {
            return pieces.get(places.get(i)).text();
        }

        private static String head(String text) {
            return text.length() <= ADDRESS_CHARS ? text : text.substring(0, ADDRESS_CHARS);
        }
    }
}
