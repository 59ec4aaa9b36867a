package dev.firstline.benchmarks.diagnosis;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.contracts.ticket.Language;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides labelled tickets by the diagnosis in force and compares. No process is started: a decision is a pure function. */
public final class DiagnosisBenchmark implements Benchmark {

    private final @Nullable DiagnosisOptions options;
    private final List<LabelledTicket> tickets;

    /** Without options; it can be listed, not run. */
    public DiagnosisBenchmark() {
        this(null, List.of());
    }

    private DiagnosisBenchmark(@Nullable DiagnosisOptions options, List<LabelledTicket> tickets) {
        this.options = options;
        this.tickets = tickets;
    }

    @Override
    public String name() {
        return "diagnosis";
    }

    @Override
    public String summary() {
        return "labelled tickets: how many are decided, and how many right";
    }

    /** Reads the tickets too, so that a line that is none is told before anything is measured. */
    @Override
    public Benchmark with(List<String> words) {
        var wanted = DiagnosisOptions.of(words);
        return new DiagnosisBenchmark(
                wanted,
                wanted.files().stream()
                        .flatMap(file -> LabelledTickets.read(file).stream())
                        .toList());
    }

    @Override
    public Report run(Ground ground) throws IOException {
        var wanted = Objects.requireNonNull(options, "with() was called first");
        var deciding = new Deciding();
        var judged = tickets.stream()
                .map(ticket -> new Judged(ticket, deciding.of(ticket)))
                .toList();
        var report = report(judged, wanted.isSealed());
        if (wanted.record()) {
            var history = ScoreHistory.beside(wanted.files().getFirst());
            history.add(Commit.of(ground.checkout()), Instant.now(), wanted.files(), new Score(judged).figures());
            report.tell("Recorded in " + history.file() + ".");
        }
        return report;
    }

    /** @param sealed whether only figures may be told */
    static Report report(List<Judged> judged, boolean sealed) {
        var report = new Report();
        var byLanguage = byLanguage(judged);
        if (!sealed) {
            tellMisses(report, judged);
            tellConfusion(report, judged, byLanguage);
        }
        Reliability.of(judged)
                .forEach(table -> report.tell("Outcomes by the confidence they were said with:\n" + table));
        report.tell(figures(judged, byLanguage));
        new Score(judged).figures().forEach(report::figure);
        Reliability.error(judged).ifPresent(error -> report.figure("calibration_error", Figures.rounded(error, 4)));
        return report.figure("by_lang", figuresByLanguage(byLanguage));
    }

    private static Map<Language, List<Judged>> byLanguage(List<Judged> judged) {
        return judged.stream()
                .collect(Collectors.groupingBy(one -> one.ticket().language(), TreeMap::new, Collectors.toList()));
    }

    private static Map<String, Object> figuresByLanguage(Map<Language, List<Judged>> byLanguage) {
        var figures = new LinkedHashMap<String, Object>();
        byLanguage.forEach((language, of) -> figures.put(language.tag(), new Score(of).figures()));
        return figures;
    }

    private static void tellMisses(Report report, List<Judged> judged) {
        var misses = judged.stream()
                .filter(one -> !one.misses().isEmpty())
                .map(Miss::lines)
                .toList();
        report.tell(misses.isEmpty() ? "No misses." : "Misses:\n" + String.join("\n", misses));
    }

    private static void tellConfusion(Report report, List<Judged> judged, Map<Language, List<Judged>> byLanguage) {
        for (var dimension : Dimension.values()) {
            Confusion.of(dimension, judged).forEach(report::tell);
        }
        byLanguage.forEach((language, of) -> Stream.of(Dimension.values())
                .filter(dimension -> dimension != Dimension.KIND)
                .forEach(dimension -> Confusion.of(dimension, of)
                        .forEach(table -> report.tell(
                                language.tag() + ", " + table.toString().strip()))));
    }

    /** A row for each figure, a column for each language. */
    private static Table figures(List<Judged> judged, Map<Language, List<Judged>> byLanguage) {
        var headers = new ArrayList<>(List.of("", "all"));
        var scores = new ArrayList<>(List.of(new Score(judged).figures()));
        byLanguage.forEach((language, of) -> {
            headers.add(language.tag());
            scores.add(new Score(of).figures());
        });
        var table = new Table(headers.toArray(String[]::new));
        scores.getFirst()
                .keySet()
                .forEach(key ->
                        table.row(Stream.concat(Stream.of(key), scores.stream().map(score -> cell(score.get(key))))
                                .toArray()));
        return table;
    }

    private static String cell(@Nullable Object figure) {
        return switch (figure) {
            case null -> "-";
            case Double share -> "%.1f %%".formatted(share * 100);
            default -> figure.toString();
        };
    }
}
