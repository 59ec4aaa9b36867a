package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;
import java.util.List;

/** How mail programs write, in each language, that older mail follows. */
final class HistoryMarks {

    /** Lines that a sentence such as "On … wrote:" is broken into, at most. */
    private static final int ATTRIBUTION_LINES = 3;

    private static final int ATTRIBUTION_CHARS = 300;
    /** Where the date begins in "On Wednesday, 3 March". */
    private static final int DATE_WITHIN = 25;

    private static final int BLOCK_LINES = 9;
    private static final int LOOKED_AT = 200;
    private static final int HEAD_CHARS = 24;

    private static final Pattern SEPARATOR = Pattern.compile(
            "(?i)^[-_=* ]{2,}(original message|original appointment|originalnachricht|urspr(ü|ue)ngliche nachricht"
                    + "|urspr(ü|ue)nglicher termin|mensaje original|cita original|mensagem original|compromisso original)[-_=* :]*$");

    private static final Pattern FORWARDED = Pattern.compile(
            "(?i)^([-_=* ]{2,}(forwarded message|forwarded by .+|weitergeleitete nachricht|weitergeleitet von .+"
                    + "|mensaje reenviado|mensagem encaminhada|mensagem reencaminhada)[-_=* :]*"
                    + "|(begin forwarded message|anfang der weitergeleiteten (nachricht|e-mail)|inicio del mensaje reenviado"
                    + "|in(í|i)cio da mensagem (encaminhada|reencaminhada|reenviada)) ?:?)$");

    /** Heads of a mail, as written over a quotation. Sender, then date or subject, then receivers. */
    private static final Pattern SENDER =
            Pattern.compile("(?i)^[*_ ]*(from|von|de|absender|remitente|remetente)[*_ ]*:");

    private static final Pattern DATED = Pattern.compile(
            "(?i)^[*_ ]*(sent|date|subject|gesendet( am)?|datum|betreff|enviado( el| em)?|enviada( em)?|fecha|data|asunto|assunto)[*_ ]*:");

    private static final Pattern RECEIVER = Pattern.compile(
            "(?i)^[*_ ]*(to|cc|bcc|reply-to|an|kopie|antwort an|para|responder a|importance|priority|wichtigkeit|priorit(ä|ae)t"
                    + "|importancia|importância|prioridade?|attachments?|anlagen?|adjuntos?|anexos?)[*_ ]*:");

    /** The same heads in one line, as some programs flatten them. */
    private static final Pattern IN_ONE_LINE = Pattern.compile(
            "(?i)^[-*_ ]*(from|von|de): ?.+ (sent|date|gesendet|datum|enviado|enviada|fecha|data)( el| em| am)?: ?.+ (to|an|para): ?");

    private static final Pattern WROTE =
            Pattern.compile("(?i)\\b(wrote|schrieb|geschrieben|escribi(ó|o)|escreveu)([ ,].*)?:$");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]+@[^\\s<>@]{3,}");

    private static final Pattern DATE = Pattern.compile(
            "(?i)[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\\.? (de )?[a-zäç]{3,10}\\.?,? (de )?[0-9]{2,4}"
                    + "|[a-z]{3,9}\\.? [0-9]{1,2},? [0-9]{4}");

    private static final Pattern TIME = Pattern.compile("[0-9]{1,2}[:.h][0-9]{2}");

    /** "Ann Smith <ann@contoso.example> wrote …": an address behind a name, before any sentence has ended. */
    private static final Pattern NAME_FIRST = Pattern.compile("^[^.!?:<(@]{0,80}[<(]{0,2}[^\\s<>(@]+@[^\\s<>@]{3,}");

    private static final Pattern OPENING = Pattern.compile("(?i)^(on|am|el|em|a|no dia|den|le) ");

    private HistoryMarks() {}

    static boolean isForwarded(String line, Effort effort) {
        effort.spend(Math.min(line.length(), LOOKED_AT));
        return line.length() <= LOOKED_AT && FORWARDED.matcher(line.strip()).find();
    }

    static boolean isSeparator(String line, Effort effort) {
        effort.spend(Math.min(line.length(), LOOKED_AT));
        return line.length() <= LOOKED_AT && SEPARATOR.matcher(line.strip()).find();
    }

    /** Whether the heads of a mail begin at this line. */
    static boolean isHeaderBlock(List<Piece> lines, int at, Effort effort) {
        var first = head(lines.get(at).text());
        effort.spend(first.length());
        int colon = first.indexOf(':');
        if (colon < 0) {
            return false;
        }
        if (IN_ONE_LINE.matcher(first).find()) {
            return true;
        }
        if (colon > HEAD_CHARS || !isHead(first)) {
            return false;
        }
        int sender = 0;
        int dated = 0;
        int receivers = 0;
        for (int i = at;
                i < Math.min(lines.size(), at + BLOCK_LINES) && !(lines.get(i).isBlank() && i > at + 1);
                i++) {
            var text = head(lines.get(i).text());
            effort.spend(3L * text.length());
            sender += SENDER.matcher(text).find() ? 1 : 0;
            dated += DATED.matcher(text).find() ? 1 : 0;
            receivers += RECEIVER.matcher(text).find() ? 1 : 0;
        }
        return sender > 0 && dated > 0 && dated + receivers >= 2;
    }

    private static boolean isHead(String text) {
        return SENDER.matcher(text).find()
                || DATED.matcher(text).find()
                || RECEIVER.matcher(text).find();
    }

    /** Whether a line belongs to the heads over a mail. */
    static boolean isOfHeads(String line, Effort effort) {
        var text = head(line);
        effort.spend(6L * text.length());
        return FORWARDED.matcher(text.strip()).find()
                || SEPARATOR.matcher(text.strip()).find()
                || text.indexOf(':') > 0 && text.indexOf(':') < HEAD_CHARS && isHead(text)
                || isRule(text);
    }

    /** How many lines from here are a sentence such as "On 3 March at 10:12, Ann wrote:"; 0 when they are none. */
    static int attribution(List<Piece> lines, int at, Effort effort) {
        var joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + ATTRIBUTION_LINES); i++) {
            var text = lines.get(i).text().strip();
            effort.spend(Math.min(text.length(), ATTRIBUTION_CHARS));
            if (text.isEmpty() || joined.length() + text.length() > ATTRIBUTION_CHARS) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(text);
            if (text.endsWith(":")) {
                effort.spend(joined.length());
                return isAttribution(joined.toString()) ? i - at + 1 : 0;
            }
        }
        return 0;
    }

    /** A date with a time of day, or an address, tells a mail program's sentence from "the customer wrote:". */
    private static boolean isAttribution(String sentence) {
        if (!WROTE.matcher(sentence).find()) {
            return false;
        }
        boolean address = ADDRESS.matcher(sentence).find();
        var date = DATE.matcher(sentence);
        boolean dated = date.find();
        boolean timed = TIME.matcher(sentence).find();
        if (OPENING.matcher(sentence).find()) {
            return dated && date.start() <= DATE_WITHIN && (address || timed);
        }
        return dated && timed && NAME_FIRST.matcher(sentence).find();
    }

    /** A line across the page. */
    static boolean isRule(String line) {
        return !line.isBlank() && line.strip().chars().allMatch(c -> c == '_' || c == '-' || c == '=');
    }

    private static String head(String text) {
        return text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT);
    }
}
