package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.SmallWords;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows the language of a text, of those that we have. OpenNLP tells it by the letters; the small words tell it where they are many; which
 * Portuguese it is, the words that differ between the two countries.
 */
final class Languages {

    /** With fewer nobody knows: "Teams down" is in all of them. */
    static final int FEWEST_WORDS = 8;

    /** Characters that tell the language; more tell it no better. */
    private static final int HEAD = 500;

    private static final int TAIL = 300;

    private static final long MANY = 4;
    private static final long CLEARLY = 3;
    private static final double FOREIGN = 1.25;
    private static final double HARDLY = 1.1;

    /** "Está dando erro", "eletrônico", "incômodo", "R$ 300"; "Nosso servidor" at the beginning, where Portugal says "O nosso servidor". */
    private static final Pattern BRAZIL = Pattern.compile(
            "(?i)\\b(estão|estamos|estou|estava|estavam|fica|ficam|continua|continuam|vem|está|vêm) \\pL+(ando|endo|indo)\\b|\\pL[ôê][mn][aeiou]"
                    + "|\\bR\\$ ?\\d|\\+55\\b|(?m:^|[.!?] )(Noss[oa]s?|Meus?|Minhas?) \\pL");

    /** "Está a dar erro", "pôs a correr", "verificámos", "cobraram-nos", "dividi-las", "escrevo-vos", "eletrónico", "incómodo", "300 €". */
    private static final Pattern PORTUGAL = Pattern.compile(
            "(?i)\\b(estão|estamos|estou|estava|estavam|fica|ficam|continua|continuam|anda|andam|está|pôs|puseram|pus) a \\pL+(ar|er|ir|or)\\b"
                    + "|\\pL[áÁ]mos\\b|\\pL(am|em|ou|eu|iu|mo|a|e)-(nos|me|lhe|lhes|se)\\b|\\pL-(vos|te)\\b|\\pL[aeiáêi]-l[oa]s?\\b|\\pL[óé][mn][aeiou]"
                    + "|\\d ?(€|euros?\\b)|€ ?\\d|\\beuros\\b|\\+351\\b|\\bpassad[oa]s \\pL+ (minutos|horas|dias|semanas)\\b");

    private final SmallWords smallWords;
    private final Lexicon portuguese;
    private final Supplier<NgramModel> ngrams;

    Languages(SmallWords smallWords, Lexicon portuguese) {
        this.smallWords = smallWords;
        this.portuguese = portuguese;
        // Read while the service starts, since it takes as long as the rest of the start.
        this.ngrams = CompletableFuture.supplyAsync(NgramModel::load)::join;
    }

    /**
     * The language of a text, or null when it has too few words or is in none of ours.
     *
     * @param below how it is signed, and what its writer's house puts below: it tells the kind of Portuguese when the words do not
     * @param stated decides between the two kinds when neither does
     */
    @Nullable Language of(String title, String text, String below, @Nullable Language stated, Effort effort) {
        var sample = title + "\n" + sample(text);
        effort.spend(3L * sample.length());
        var letters = letters(sample);
        if (letters.chars().filter(c -> c == ' ').count() + 1 < FEWEST_WORDS) {
            return null;
        }
        var tokens = Tokens.of(sample);
        var primary = primary(letters, smallWords.counts(tokens));
        return switch (primary) {
            case null -> null;
            case "en" -> Language.EN;
            case "es" -> Language.ES;
            case "de" -> Language.DE;
            default -> portuguese(sample, tokens, sample(below), stated, effort);
        };
    }

    private @Nullable String primary(String letters, Map<String, Long> counts) {
        String most = null;
        long first = 0;
        long second = 0;
        for (var count : counts.entrySet()) {
            if (count.getValue() > first) {
                second = first;
                first = count.getValue();
                most = count.getKey();
            } else {
                second = Math.max(second, count.getValue());
            }
        }
        if (most != null && first >= MANY && first >= CLEARLY * second) {
            return most;
        }
        var likeliest = ngrams.get().likeliest(letters);
        var best = tag(likeliest.best());
        boolean doubtful = likeliest.lead() < HARDLY && !best.equals(most);
        return likeliest.foreign() > FOREIGN || doubtful ? null : best;
    }

    private Language portuguese(String sample, Tokens words, String below, @Nullable Language stated, Effort effort) {
        int lead = leadOfBrazil(sample, words);
        if (lead == 0) {
            effort.spend(3L * below.length());
            lead = leadOfBrazil(below, Tokens.of(below));
        }
        if (lead == 0) {
            return stated == Language.PT_PT ? Language.PT_PT : Language.PT_BR;
        }
        return lead > 0 ? Language.PT_BR : Language.PT_PT;
    }

    /** How many more signs of Brazil than of Portugal there are. */
    private int leadOfBrazil(String sample, Tokens words) {
        int lead = count(BRAZIL, sample) - count(PORTUGAL, sample);
        for (var finding : portuguese.find(words)) {
            lead += finding.signal().equals(Language.PT_BR.tag()) ? 1 : -1;
        }
        return lead;
    }

    private static int count(Pattern pattern, String text) {
        int found = 0;
        for (var match = pattern.matcher(text); match.find(); ) {
            found++;
        }
        return found;
    }

    private static String tag(String iso3) {
        return switch (iso3) {
            case "eng" -> "en";
            case "spa" -> "es";
            case "deu" -> "de";
            default -> "pt";
        };
    }

    private static String sample(String text) {
        return text.length() <= HEAD + TAIL
                ? text
                : text.substring(0, HEAD) + "\n" + text.substring(text.length() - TAIL);
    }

    /** The words of letters alone: a path, an error code and an address are in no language. */
    private static String letters(String text) {
        var kept = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
                addWord(text, from, i, kept);
                from = i + 1;
            }
        }
        return kept.toString();
    }

    private static void addWord(String text, int from, int to, StringBuilder kept) {
        int first = from;
        int last = to;
        while (first < last && !Character.isLetter(text.charAt(first))) {
            first++;
        }
        while (last > first && !Character.isLetter(text.charAt(last - 1))) {
            last--;
        }
        for (int i = first; i < last; i++) {
            if (!Character.isLetter(text.charAt(i)) && "'’-".indexOf(text.charAt(i)) < 0) {
                return;
            }
        }
        if (first < last) {
            kept.append(kept.isEmpty() ? "" : " ")
                    .append(text.substring(first, last).toLowerCase(Locale.ROOT));
        }
    }
}
