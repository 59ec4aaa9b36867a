package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {

    @Test
    void oneRowTooManyIsLeftOutAndAnotherSliceFollowsTheLastOneShown() {
        assertThat(Slice.of(List.of("a", "b", "c"), 2, last -> "behind " + last))
                .isEqualTo(new Slice<>(List.of("a", "b"), "behind b"));
    }

    @Test
    void withoutOneRowTooManyNothingFollows() {
        assertThat(Slice.of(List.of("a", "b"), 2, last -> "behind " + last))
                .isEqualTo(new Slice<>(List.of("a", "b"), null));
        assertThat(Slice.of(List.<String>of(), 2, last -> "behind " + last)).isEqualTo(new Slice<>(List.of(), null));
    }
}
