package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The model that is shipped is the one that its tickets and the lexicons make. */
class ModelTest {

    private static final Path STORED = Path.of("src/main/resources/model/tickets.model");
    private static final long LARGEST = 1_000_000;

    /** After a change of tickets, lexicons or rules: {@code -Dtest=ModelTest -Dmodel.store=true}. */
    @Test
    void theStoredModelIsTheOneThatIsTrained() throws IOException {
        var trained = ModelTraining.file();
        if (Boolean.getBoolean("model.store")) {
            Files.createDirectories(STORED.getParent());
            Files.writeString(STORED, trained);
        }

        assertThat(Files.readString(STORED).equals(trained))
                .as("the model is not what its tickets make; store it anew with -Dtest=ModelTest -Dmodel.store=true")
                .isTrue();
        assertThat(trained.length()).isLessThan((int) LARGEST);
    }
}
