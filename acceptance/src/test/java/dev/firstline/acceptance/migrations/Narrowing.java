package dev.firstline.acceptance.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds in a migration what the version before might not live with: something that it reads or calls goes away or changes, or something
 * that it writes is refused. What a migration makes itself is nobody's yet.
 */
final class Narrowing {

    private static final String NAME = "(?:if (?:not )?exists )?(?:only )?(?:public\\.)?\"?([a-z0-9_]+)\"?";

    /** By the word under which it is listed in the documents. */
    private record Rule(String word, Pattern sign) {

        Rule(String word, String sign) {
            this(word, Pattern.compile(sign));
        }
    }

    /** Of any statement: also within a function's body or a block. */
    private static final List<Rule> ANYWHERE = List.of(
            new Rule("drop", "\\bdrop (?!not null\\b)"),
            new Rule("rename", "\\brename\\b"),
            new Rule("replace", "\\bcreate or replace\\b"),
            new Rule("delete", "\\bdelete from\\b|\\btruncate\\b"),
            new Rule("revoke", "\\brevoke\\b|\\balter default privileges\\b.*\\brevoke\\b"));

    /** Of what is done to a table that was there before. */
    private static final List<Rule> OF_TABLES = List.of(
            new Rule("type", "\\balter (?:column )?\"?[a-z0-9_]+\"? (?:set data )?type\\b"),
            new Rule("not null", "\\bset not null\\b"),
            new Rule("constraint", "\\badd (?:constraint|check|primary key|unique|foreign key|exclude)\\b"),
            new Rule("row level security", "\\b(?:enable|force) row level security\\b"));

    private static final Pattern COLUMN = Pattern.compile("\\badd (?:column )?" + NAME + " ");
    private static final Pattern ALTERED = Pattern.compile("^alter table " + NAME);
    private static final Pattern MADE = Pattern.compile("\\bcreate (?:unlogged )?table " + NAME);
    private static final Pattern UNIQUE = Pattern.compile("^create unique index .*? on " + NAME);
    private static final Pattern POLICY = Pattern.compile("^create policy .*? on " + NAME);
    private static final Pattern PROTECTED =
            Pattern.compile("^call firstline_protect(?:_inherited)?\\('" + NAME + "'\\)");

    private Narrowing() {}

    /** The words of all that is found, such as {@code drop}, {@code not null}. */
    static Set<String> in(String sql) {
        var found = new TreeSet<String>();
        var made = new ArrayList<String>();
        for (var statement : statements(sql)) {
            matches(MADE, statement, made);
            ANYWHERE.stream()
                    .filter(rule -> rule.sign().matcher(statement).find())
                    .forEach(rule -> found.add(rule.word()));
            if (isOfBefore(ALTERED, statement, made)) {
                OF_TABLES.stream()
                        .filter(rule -> rule.sign().matcher(statement).find())
                        .forEach(rule -> found.add(rule.word()));
                // Each column that is added is looked at for itself, up to the comma before the next.
                for (var column : statement.split(", ?(?=add |alter |drop )")) {
                    if (COLUMN.matcher(column).find() && isWithoutValue(column)) {
                        found.add("not null");
                    }
                    if (COLUMN.matcher(column).find()
                            && column.matches(".*\\b(?:unique|primary key|references|check)\\b.*")) {
                        found.add("constraint");
                    }
                }
            }
            if (isOfBefore(UNIQUE, statement, made)) {
                found.add("constraint");
            }
            if (isOfBefore(POLICY, statement, made) || isOfBefore(PROTECTED, statement, made)) {
                found.add("row level security");
            }
        }
        return found;
    }

    /** The version before names no value for a column that it does not know. */
    private static boolean isWithoutValue(String column) {
        return column.contains("not null") && !column.matches(".*\\b(?:default|generated)\\b.*");
    }

    private static boolean isOfBefore(Pattern what, String statement, List<String> made) {
        var matcher = what.matcher(statement);
        return matcher.find() && !made.contains(matcher.group(1));
    }

    private static void matches(Pattern what, String statement, List<String> names) {
        what.matcher(statement).results().forEach(match -> names.add(match.group(1)));
    }

    /** Each on one line, in small letters, without comments. What stands within a body comes as statements of its own. */
    private static List<String> statements(String sql) {
        var bare = sql.replaceAll("--[^\\n]*", " ").replaceAll("(?s)/\\*.*?\\*/", " ");
        var statements = new ArrayList<String>();
        for (var statement : bare.split(";")) {
            var line = statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            if (!line.isEmpty()) {
                statements.add(line);
            }
        }
        return statements;
    }
}
