package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds log lines, stack traces, dumps and mail headers: at least three of them together. One line of a log within a sentence stays, since
 * people copy the line that matters.
 */
final class Logs {

    /** Characters of a line that tell what it is. */
    private static final int LOOKED_AT = 200;

    private static final int HEADER_CHARS = 60;
    private static final int FEWEST = 3;
    private static final int GAP = 2;
    /** As often must a shape come back to be a machine's. */
    private static final int REPEATED = 8;

    /** A time of day needs seconds: without them it is a person's list of what happened when. */
    private static final Pattern LINE = Pattern.compile("^(?:"
            + "[\\[(<\"]?[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}[T ,_]{1,2}[0-9]{2}:[0-9]{2}:[0-9]{2}"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2} .{0,20}(DEBUG|INFO|WARN|ERROR|FATAL)"
            + "|[\\[(]?[0-9]{1,2}[-/.][0-9A-Za-z]{2,3}[-/.][0-9]{2,4}[T ,:]{1,2}[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
            + "|[\\[(]?[0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?[\\]) ]"
            + "|[A-Z][a-z]{2} {1,2}[0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2} "
            + "|[\\[(]?[0-9]{10,13}[\\] .]"
            + "|[\\[(]?(TRACE|DEBUG|INFO|INFORMATION|NOTICE|WARN|WARNING|ERROR|FATAL|SEVERE|CRITICAL|VERBOSE)[\\]: |)-]"
            + "|at [\\w.$<>/`\\[\\],]+ ?[(\\[]|at .+ in .+:line [0-9]+|at line:[0-9]"
            + "|Caused by: |\\.\\.\\. [0-9]+ (more|common)|Traceback \\(most|File \".+\", line [0-9]"
            + "|[\\w.$]{3,}(Exception|Error)(:|$)|--- End of|\\+ (CategoryInfo|FullyQualifiedErrorId|~)|~{3,}"
            + "|[{}\\[\\]()]{1,3}[,;]?$|\"[\\w.@$ -]+\" ?: ?|</?[\\w:]+[ />]"
            + "|[\\w.-]+=\\S+( [\\w.-]+=\\S+)+"
            + "|[0-9]{1,3}(\\.[0-9]{1,3}){3} .*(\"[A-Z]{3,7} |\\[)"
            + "|(0x)?[0-9a-fA-F]{4,16}[: ] ?([0-9a-fA-F]{2} ?){4}"
            + "|Reply from |Pinging |Tracing route|Request timed out|Antwort von [0-9]|[0-9]{1,2} +(<?[0-9]+ ms|\\*)"
            + ")");

    private static final Pattern HEADER = Pattern.compile(
            "^(Received|Return-Path|DKIM-Signature|ARC-[\\w-]+|X-[\\w-]+|Authentication-Results|Message-ID|MIME-Version"
                    + "|Content-[\\w-]+|Received-SPF|List-[\\w-]+|Thread-[\\w-]+|References|In-Reply-To): ?");

    private static final Pattern HEADER_OF_PEOPLE = Pattern.compile("^(From|To|Cc|Subject|Date|Reply-To|Sender): ?");

    private Logs() {}

    static List<Piece> mark(List<Piece> lines, Effort effort) {
        var isLog = new boolean[lines.size()];
        var shapes = new HashMap<String, Integer>();
        for (var line : lines) {
            if (line.isOwn() && line.depth() == 0 && !line.isBlank()) {
                shapes.merge(shape(line.text()), 1, Integer::sum);
            }
        }
        boolean headers = countHeaders(lines, effort) >= FEWEST;
        for (int i = 0; i < isLog.length; i++) {
            isLog[i] = isLog(lines.get(i), shapes, headers, effort);
        }
        return runs(lines, isLog);
    }

    private static long countHeaders(List<Piece> lines, Effort effort) {
        return lines.stream()
                .peek(line -> effort.spend(Math.min(line.text().length(), HEADER_CHARS)))
                .filter(line -> line.depth() == 0
                        && HEADER.matcher(head(line.text(), HEADER_CHARS)).find())
                .count();
    }

    private static boolean isLog(Piece line, Map<String, Integer> shapes, boolean headers, Effort effort) {
        if (!line.isOwn() || line.depth() > 0 || line.isBlank()) {
            return false;
        }
        var text = head(line.text().strip(), LOOKED_AT);
        effort.spend(2L * text.length());
        return LINE.matcher(text).find()
                || headers
                        && (HEADER.matcher(text).find()
                                || HEADER_OF_PEOPLE.matcher(text).find())
                || shapes.getOrDefault(shape(line.text()), 0) >= REPEATED;
    }

    /** Marks runs of enough log lines; short gaps, such as the wrapped end of a line, belong to them. */
    private static List<Piece> runs(List<Piece> lines, boolean[] isLog) {
        var marked = new ArrayList<>(lines);
        int at = 0;
        while (at < isLog.length) {
            if (!isLog[at]) {
                at++;
                continue;
            }
            int last = at;
            int count = 1;
            for (int i = at + 1; i < isLog.length && i - last <= GAP + 1 && bridges(lines.get(i), isLog[i]); i++) {
                if (isLog[i]) {
                    last = i;
                    count++;
                }
            }
            if (count >= FEWEST) {
                for (int i = at; i <= last; i++) {
                    marked.set(i, lines.get(i).as(SegmentKind.LOG, "log-lines"));
                }
            }
            at = last + 1;
        }
        return marked;
    }

    /** What may stand between two log lines: nothing, or what is set in as the wrapped end of one. */
    private static boolean bridges(Piece line, boolean isLog) {
        return isLog
                || line.isBlank()
                || line.isOwn() && line.depth() == 0 && line.text().startsWith("  ");
    }

    /**
     * What lines of one program share: the kinds of their first characters. A person does not write eight lines of one shape that have
     * digits at the same places.
     */
    private static String shape(String text) {
        var shape = new StringBuilder();
        boolean digits = false;
        var head = head(text.strip(), 24);
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            boolean digit = Character.isDigit(c);
            digits |= digit;
            char kind = digit ? '0' : c;
            if (!digit || shape.isEmpty() || shape.charAt(shape.length() - 1) != '0') {
                shape.append(kind);
            }
        }
        // Without a digit, or when it is short, it may be a list.
        return digits && text.length() >= 40 ? shape.toString() : text;
    }

    private static String head(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
