package dev.firstline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

    private static final String INSTANCE = "urn:trace:1";

    @Test
    void whoMayNotSeeItCanSignOutToComeBackAsSomebodyElse() {
        assertThat(Trouble.of(403, INSTANCE, "v").otherPerson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatPassesSaysSoAndNamesWhatSupportCanFind(int status) {
        var trouble = Trouble.of(status, INSTANCE, "v");

        assertThat(trouble.retry()).isTrue();
        assertThat(trouble.instance()).isEqualTo(INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 422})
    void aWrongAddressIsNothingToTryAgainAndIsFoundInTheLogToo(int status) {
        var trouble = Trouble.of(status, INSTANCE, "v");

        assertThat(trouble.title()).isEqualTo("There is nothing at this address");
        assertThat(trouble.retry()).isFalse();
        assertThat(trouble.instance()).isEqualTo(INSTANCE);
    }
}
