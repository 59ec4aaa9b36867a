package dev.firstline.diagnosis.product;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** On-premises products are told apart by their release: "Windows Server 2012 R2", "Exchange Server SE", "Windows 11 24H2". */
public final class Releases {

    private static final Pattern YEAR = Pattern.compile("20(0[0358]|1[0-9]|2[0-9])");
    private static final Pattern SHORT_YEAR_UPDATE = Pattern.compile("2[0-9]h[12]");
    private static final Set<String> CLIENTS = Set.of("10", "11");
    private static final Set<String> EXTENSIONS = Set.of("r2", "ltsc", "ltsb");

    private Releases() {}

    /** Per product the first release that the words name, such as {@code Windows Server 2022}. */
    public static Map<Product, String> in(Tokens words, List<Mention> mentions) {
        var releases = new HashMap<Product, String>();
        for (var mention : mentions) {
            if (mention.product().family() == ProductFamily.ON_PREMISES) {
                release(words, mention)
                        .ifPresent(release -> releases.putIfAbsent(
                                mention.product(), mention.product().name() + " " + release));
            }
        }
        return releases;
    }

    /** In the name ("SQL 2019", "Windows 2022 Server"), or behind it in the same sentence. */
    private static Optional<String> release(Tokens words, Mention mention) {
        for (int at = mention.from(); at < mention.to(); at++) {
            if (tells(words, at, mention)) {
                return Optional.of(extended(words, at));
            }
        }
        int behind = mention.to();
        boolean sameSentence = behind < words.size() && !words.beginsSentence(behind);
        return sameSentence && YEAR.matcher(words.word(behind)).matches() && !beginsDate(words, behind)
                ? Optional.of(extended(words, behind))
                : Optional.empty();
    }

    private static boolean tells(Tokens words, int at, Mention mention) {
        var word = words.word(at);
        boolean last = at == mention.to() - 1;
        return YEAR.matcher(word).matches()
                || last && word.equals("se")
                || mention.naming() == Naming.PLATFORM && CLIENTS.contains(word);
    }

    /** "2026-11-29" is no release. */
    private static boolean beginsDate(Tokens words, int at) {
        return at + 1 < words.size()
                && !words.beginsSentence(at + 1)
                && words.word(at + 1).matches("\\d{1,2}");
    }

    private static String extended(Tokens words, int at) {
        var release = words.word(at);
        int next = at + 1;
        if (next < words.size() && !words.beginsSentence(next)) {
            var word = words.word(next);
            if (EXTENSIONS.contains(word) || SHORT_YEAR_UPDATE.matcher(word).matches()) {
                release += " " + word;
            }
        }
        return release.toUpperCase(Locale.ROOT);
    }
}
