package dev.firstline.diagnosis.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final List<Head> HEADS =
            List.of(new Head("matter", List.of("MONEY", "FAULT")), new Head("loud", List.of("no", "yes")));

    private static final Trainer TRAINER = new Trainer(HEADS, settings(1000));

    private static Trainer.Settings settings(int most) {
        return new Trainer.Settings(2, 0.5, 2, most, 1e-4, 0.5, 20);
    }

    private static List<Trainer.Example> examples() {
        var examples = new ArrayList<Trainer.Example>();
        for (int i = 0; i < 12; i++) {
            examples.add(example("m" + i, "the invoice number " + i, "MONEY"));
            examples.add(example("f" + i, "the outage number " + i, "FAULT"));
        }
        return examples;
    }

    private static Trainer.Example example(String group, String text, String label) {
        var shown = new LinkedHashSet<String>();
        TextFeatures.of(Tokens.of(text), shown::add);
        return new Trainer.Example(group, shown, List.of("family AZURE"), Map.of("matter", label), 1);
    }

    @Test
    void whatTellsLabelsApartIsLearnt() {
        var model = LinearModel.parse(TRAINER.train(examples(), "24 tickets"));

        assertThat(model.on(Tokens.of("Another invoice"), List.of())
                        .shares("matter")
                        .get("MONEY"))
                .isGreaterThan(0.7);
        assertThat(model.on(Tokens.of("Another outage"), List.of())
                        .shares("matter")
                        .get("FAULT"))
                .isGreaterThan(0.7);
        assertThat(model.data()).isEqualTo("24 tickets");
    }

    @Test
    void aQuestionWithoutLabelsIsLeftOpen() {
        var model = LinearModel.parse(TRAINER.train(examples(), "24 tickets"));

        assertThat(model.on(Tokens.of("Another outage"), List.of()).shares("loud"))
                .isEqualTo(Map.of("no", 0.5, "yes", 0.5));
    }

    @Test
    void theSameExamplesMakeTheSameFile() {
        assertThat(TRAINER.train(examples(), "24 tickets")).isEqualTo(TRAINER.train(examples(), "24 tickets"));
    }

    @Test
    void noMoreFeaturesOfTheTextAreKeptThanWanted() {
        assertThat(new Trainer(HEADS, settings(20))
                        .train(examples(), "24 tickets")
                        .lines()
                        .filter(line ->
                                line.startsWith("word ") || line.startsWith("pair ") || line.startsWith("piece ")))
                .hasSize(20);
    }

    @Test
    void aFeatureOfOneStoryAloneIsNotLearnt() {
        var examples = examples();
        examples.add(example("once", "zebra", "FAULT"));
        examples.add(example("once", "zebra again", "FAULT"));

        assertThat(TRAINER.train(examples, "26 tickets")).doesNotContain("zebra");
    }
}
