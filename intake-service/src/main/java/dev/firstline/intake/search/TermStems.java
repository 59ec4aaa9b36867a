package dev.firstline.intake.search;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.search.Term.Form;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the database what terms come to: it stems them by the same rules as the texts, and knows the names. */
@ApplicationScoped
class TermStems {

    /** Of each kind of name, for each term. */
    private static final int MOST_NAMES = 20;

    private static final String STEMS = """
            select term.n, language.name, to_tsquery(language.configuration::regconfig, term.operand)::text
            from unnest(?) with ordinality as term (operand, n)
            cross join unnest(?, ?) as language (name, configuration)
            order by term.n
            """;

    private static final String MARKS = """
            select term.n, found.mark from unnest(?) with ordinality as term (text, n)
            cross join lateral (
                select ' r:' || search_plain(term.text) as mark
                union all
                select search_marks(term.text, %d)) as found
            """.formatted(MOST_NAMES);

    private final Transactions transactions;

    TermStems(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The terms, in their order; within an open transaction, whose scope says which names are looked at. */
    List<StemmedTerm> of(List<Term> terms) {
        var stemmed = new ArrayList<StemmedTerm>();
        for (var term : terms) {
            var marks = new ArrayList<String>();
            term.number().ifPresent(digits -> marks.add(" n:" + digits));
            stemmed.add(new StemmedTerm(term, new EnumMap<>(Stemming.class), marks));
        }
        stem(stemmed);
        mark(stemmed);
        return stemmed;
    }

    private void stem(List<StemmedTerm> terms) {
        var languages = Stemming.values();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(STEMS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            terms.stream().map(term -> operand(term.term())).toArray()));
            var names = new String[languages.length];
            var configurations = new String[languages.length];
            for (int i = 0; i < languages.length; i++) {
                names[i] = languages[i].name();
                configurations[i] = languages[i].configuration();
            }
            statement.setArray(2, connection.createArrayOf("text", names));
            statement.setArray(3, connection.createArrayOf("text", configurations));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var stems = row.getString(3);
                    if (!stems.isEmpty()) {
                        terms.get(row.getInt(1) - 1).stems().put(Stemming.valueOf(row.getString(2)), stems);
                    }
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void mark(List<StemmedTerm> terms) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(MARKS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            terms.stream().map(term -> term.term().text()).toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    terms.get(row.getInt(1) - 1).marks().add(row.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** As {@code to_tsquery} reads it. */
    private static String operand(Term term) {
        return switch (term.form()) {
            case Form.PHRASE -> Lexemes.quoted(term.text());
            case Form.PREFIX -> Lexemes.quoted(term.text()) + ":*";
            case Form.WORD ->
                Spellings.of(term.text()).stream().map(Lexemes::quoted).collect(Collectors.joining(" | "));
        };
    }
}
