package dev.firstline.intake.attachment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a file as people may see it and any system may store it: one line without a path, without what nobody sees or what turns the
 * order of the letters round, without what Windows reserves. It says nothing of the content, and no file of ours is stored under it.
 */
final class FileName {

    /** In code points; with the end of the name kept, since programs are chosen by it. */
    static final int MOST = 150;

    static final String NONE = "file";

    private static final int LONGEST_END = 20;

    /** Control characters, format characters such as marks of direction and zero-width ones, surrogates, private use, line ends. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}]+");

    /** What a path, a shell or Windows takes for something else. */
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*%]");

    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

    private static final Pattern DEVICES =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private FileName() {}

    /** What is left of a name that somebody gave; {@link #NONE} when that is nothing. */
    static String safe(String given) {
        var name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = UNSEEN.matcher(name).replaceAll("");
        name = BLANKS.matcher(name).replaceAll(" ");
        name = RESERVED.matcher(name).replaceAll("_");
        name = EDGES.matcher(name).replaceAll("");
        if (DEVICES.matcher(name).matches()) {
            name = "_" + name;
        }
        name = shortened(name);
        return name.isEmpty() ? NONE : name;
    }

    /** What stands behind the last dot, in small letters; empty when there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MOST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var end = dot > 0 && name.length() - dot <= LONGEST_END ? name.substring(dot) : "";
        int kept = MOST - end.codePointCount(0, end.length());
        return EDGES.matcher(name.substring(0, name.offsetByCodePoints(0, kept)))
                        .replaceAll("")
                + end;
    }
}
