package dev.firstline.diagnosis.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import opennlp.tools.langdetect.DefaultLanguageDetectorContextGenerator;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * OpenNLP's language model, limited to the languages of tickets and those of their neighbours that a mail may be in. The whole one knows 103
 * and takes 38 MB of the heap; service knowledge and what is left of it take 18 together.
 */
final class NgramModel {

    private static final String RESOURCE = "/langdetect-183.bin";

    /** The languages of the lexicons; then those that are told apart from them, so that one of these is none of ours. */
    private static final List<String> OURS = List.of("eng", "por", "spa", "deu");

    private static final List<String> OTHERS =
            List.of("fra", "ita", "nld", "cat", "ron", "pol", "ces", "dan", "swe", "nob", "fin", "tur", "hun");

    private final GISModel model;
    private final DefaultLanguageDetectorContextGenerator ngrams = new DefaultLanguageDetectorContextGenerator(1, 3);

    private NgramModel(GISModel model) {
        this.model = model;
    }

    /**
     * How likely the languages are.
     *
     * @param best the likeliest of ours, such as {@code deu}
     * @param lead by how much it is likelier than the next of ours; 1 when they are alike
     * @param foreign how much likelier than it the likeliest of the others is; below 1 when it is less likely
     */
    record Likeliest(String best, double lead, double foreign) {}

    /**
     * The model on the class path.
     *
     * @throws IllegalStateException when it is not there
     */
    static NgramModel load() {
        try (var stream = NgramModel.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new NgramModel(limited((AbstractModel) new LanguageDetectorModel(stream).getMaxentModel()));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /** @param letters words in lower case, one space between two; neither digits nor marks */
    Likeliest likeliest(String letters) {
        CharSequence[] found = ngrams.getContext(letters);
        var contexts = new String[found.length];
        for (int i = 0; i < found.length; i++) {
            contexts[i] = found[i].toString();
        }
        var chances = model.eval(contexts);
        int best = 0;
        for (int i = 1; i < OURS.size(); i++) {
            best = chances[i] > chances[best] ? i : best;
        }
        double next = 0;
        double foreign = 0;
        for (int i = 0; i < chances.length; i++) {
            if (i >= OURS.size()) {
                foreign = Math.max(foreign, chances[i]);
            } else if (i != best) {
                next = Math.max(next, chances[i]);
            }
        }
        return new Likeliest(OURS.get(best), chances[best] / next, foreign / chances[best]);
    }

    private static GISModel limited(AbstractModel whole) {
        var kept = new ArrayList<>(OURS);
        kept.addAll(OTHERS);
        var placeOf = new int[whole.getNumOutcomes()];
        for (int i = 0; i < placeOf.length; i++) {
            placeOf[i] = kept.indexOf(whole.getOutcome(i));
        }
        @SuppressWarnings("unchecked")
        var contexts = (Map<String, Context>) whole.getDataStructures()[1];
        var labels = new ArrayList<String>();
        var limited = new ArrayList<Context>();
        contexts.forEach((label, context) -> {
            var parameters = new TreeMap<Integer, Double>();
            for (int i = 0; i < context.getOutcomes().length; i++) {
                int place = placeOf[context.getOutcomes()[i]];
                if (place >= 0) {
                    parameters.put(place, context.getParameters()[i]);
                }
            }
            if (!parameters.isEmpty()) {
                labels.add(label);
                limited.add(new Context(
                        parameters.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        parameters.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
            }
        });
        return new GISModel(
                limited.toArray(Context[]::new), labels.toArray(String[]::new), kept.toArray(String[]::new));
    }
}
