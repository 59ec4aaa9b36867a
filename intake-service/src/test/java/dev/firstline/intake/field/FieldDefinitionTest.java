package dev.firstline.intake.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.field.FieldDefinition.Misfit;
import dev.firstline.intake.field.FieldDefinition.Reading;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldDefinitionTest {

    @ParameterizedTest
    @CsvSource({
        "TEXT, 4711 a, 4711 a",
        "NUMBER, 12, 12",
        "NUMBER, 12.50, 12.5",
        "NUMBER, 0012, 12",
        "NUMBER, -0.0, 0",
        "NUMBER, 1000, 1000",
        "NUMBER, 999999999999999.999999, 999999999999999.999999",
        "DATE, 2026-02-28, 2026-02-28",
        "BOOLEAN, true, true",
        "BOOLEAN, false, false"
    })
    void aValueIsKeptInOneSpelling(FieldType type, String text, String kept) {
        assertThat(of(type).read(text)).isEqualTo(new Reading.Value(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, ''",
        "NUMBER, ''",
        "NUMBER, 1e3",
        "NUMBER, +1",
        "NUMBER, '1,5'",
        "NUMBER, .5",
        "NUMBER, 1.",
        "NUMBER, ٣",
        "NUMBER, 1234567890123456",
        "NUMBER, 0.1234567",
        "DATE, 2026-02-29",
        "DATE, 21.11.2026",
        "DATE, 0000-01-01",
        "BOOLEAN, yes",
        "BOOLEAN, TRUE"
    })
    void whatIsSpelledOtherwiseIsNone(FieldType type, String text) {
        assertThat(of(type).read(text)).isInstanceOf(Reading.Fault.class);
    }

    @Test
    void limitsAreThoseThatAreDeclared() {
        var text = new FieldDefinition("k", "n", FieldType.TEXT, 3, null, null, null);
        assertThat(text.read("abc")).isEqualTo(new Reading.Value("abc"));
        assertThat(text.read("😀😀😀")).isEqualTo(new Reading.Value("😀😀😀"));
        assertThat(text.read("abcd")).isEqualTo(new Reading.Fault("must be one line of 1 to 3 characters"));
        assertThat(of(FieldType.TEXT).read("a\nb")).isInstanceOf(Reading.Fault.class);
        assertThat(of(FieldType.TEXT).read("a".repeat(201))).isInstanceOf(Reading.Fault.class);

        var number = new FieldDefinition(
                "k", "n", FieldType.NUMBER, null, new BigDecimal("-1.5"), new BigDecimal("1E+1"), null);
        assertThat(number.read("-1.50")).isEqualTo(new Reading.Value("-1.5"));
        assertThat(number.read("10")).isEqualTo(new Reading.Value("10"));
        assertThat(number.read("-1.51")).isEqualTo(new Reading.Fault("must be -1.5 at least"));
        assertThat(number.read("10.1")).isEqualTo(new Reading.Fault("must be 10 at most"));

        var choice = new FieldDefinition("k", "n", FieldType.CHOICE, null, null, null, List.of("Mail", "Phone"));
        assertThat(choice.read("Mail")).isEqualTo(new Reading.Value("Mail"));
        assertThat(choice.read("mail")).isEqualTo(new Reading.Fault("must be one of [Mail, Phone]"));
    }

    @Test
    void aDeclarationHasWhatItsTypeNeedsAndNothingElse() {
        var one = BigDecimal.ONE;
        assertThat(of(FieldType.TEXT).misfit()).isEmpty();
        assertThat(misfit(FieldType.CHOICE, null, null, null, null)).isEqualTo("choices");
        assertThat(misfit(FieldType.CHOICE, null, null, null, List.of("a", "a")))
                .isEqualTo("choices");
        assertThat(misfit(FieldType.CHOICE, null, null, null, List.of("a\nb"))).isEqualTo("choices");
        assertThat(misfit(FieldType.TEXT, null, null, null, List.of("a"))).isEqualTo("choices");
        assertThat(misfit(FieldType.DATE, 5, null, null, null)).isEqualTo("maxLength");
        assertThat(misfit(FieldType.TEXT, 5, one, null, null)).isEqualTo("min");
        assertThat(misfit(FieldType.BOOLEAN, null, null, one, null)).isEqualTo("max");
        assertThat(misfit(FieldType.NUMBER, null, BigDecimal.TEN, one, null)).isEqualTo("max");
        assertThat(misfit(FieldType.NUMBER, null, one, one, null)).isNull();
    }

    private static @Nullable String misfit(
            FieldType type,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable List<String> choices) {
        return new FieldDefinition("k", "n", type, maxLength, min, max, choices)
                .misfit()
                .map(Misfit::member)
                .orElse(null);
    }

    private static FieldDefinition of(FieldType type) {
        return new FieldDefinition("k", "n", type, null, null, null, null);
    }
}
