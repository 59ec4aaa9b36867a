package dev.firstline.intake.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines are worked on together as far as that makes no difference. */
class LineWorkTest {

    @Test
    void runsAreAllLinesInTheirOrderEachOfOneKindAndWithoutARepeat() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var lines = IntStream.range(0, random.nextInt(40))
                    .mapToObj(number -> new NumberedLine<TransferLine>(number, line(random)))
                    .toList();

            var runs = LineWork.runs(lines);

            assertThat(runs.stream().flatMap(List::stream).toList()).isEqualTo(lines);
            assertThat(runs).allSatisfy(run -> {
                assertThat(run.stream()
                                .map(line -> line.content().kind())
                                .distinct()
                                .toList())
                        .hasSize(1);
                assertThat(run.stream().map(line -> line.content().reference()).toList())
                        .doesNotHaveDuplicates();
            });
            for (int i = 1; i < runs.size(); i++) {
                var before = new HashSet<String>();
                runs.get(i - 1).forEach(line -> before.add(line.content().reference()));
                var first = runs.get(i).getFirst().content();
                assertThat(!first.kind()
                                        .equals(runs.get(i - 1)
                                                .getFirst()
                                                .content()
                                                .kind())
                                || before.contains(first.reference()))
                        .as("a run ends only where it must")
                        .isTrue();
            }
        }
    }

    private static TransferLine line(Random random) {
        var id = "C-" + random.nextInt(6);
        return random.nextBoolean()
                ? new TransferLine.OfCustomer(id, null, null)
                : new TransferLine.OfContact("C-1", id, null, null);
    }
}
