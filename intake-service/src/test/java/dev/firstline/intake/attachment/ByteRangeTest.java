package dev.firstline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-9, 0, 10",
        "bytes=5-, 5, 5",
        "bytes=9-100, 9, 1",
        "bytes=-3, 7, 3",
        "bytes=-100, 0, 10",
        "bytes=2 - 4, 2, 3"
    })
    void aPartOfTenBytes(String asked, long first, long length) {
        assertThat(ByteRange.of(asked, 10)).contains(new ByteRange(first, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=",
                "bytes=-",
                "bytes=-0",
                "bytes=10-",
                "bytes=4-3",
                "bytes=0-1,3-4",
                "lines=0-1",
                "x",
                "bytes=99999999999999999999-"
            })
    void whatIsNoSinglePartThatIsThereIsTheWhole(String asked) {
        assertThat(ByteRange.of(asked, 10)).isEmpty();
    }

    @Test
    void withoutARangeItIsTheWhole() {
        assertThat(ByteRange.of(null, 10)).isEmpty();
        assertThat(new ByteRange(7, 3).header(10)).isEqualTo("bytes 7-9/10");
    }
}
