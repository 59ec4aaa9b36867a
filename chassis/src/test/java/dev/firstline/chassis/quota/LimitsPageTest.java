package dev.firstline.chassis.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LimitsPageTest {

    @Test
    void thePageNamesEachLimitAsAProblemDoes() throws IOException {
        var page = Files.readString(Path.of("../docs/running.md"));

        assertThat(Refusals.LIMITS).allSatisfy(limit -> assertThat(page).contains('`' + limit + '`'));
    }
}
