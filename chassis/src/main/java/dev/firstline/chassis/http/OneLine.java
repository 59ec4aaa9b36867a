package dev.firstline.chassis.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text that can stand in one line of a header, a subject or a table, as {@link Texts#isOneLine} says, and is not blank, as {@link Texts#isBlank} says. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneLine.Check.class)
public @interface OneLine {

    /** What the caller is told; when empty, just what is asked for here. */
    String message() default "";

    /** Whether nothing but blanks will do too. */
    boolean mayBeBlank() default false;

    /** Whether it is in people's own words, to which direction marks belong where a language is written from the right. */
    boolean words() default false;

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** The check. */
    final class Check implements ConstraintValidator<OneLine, String> {

        private boolean mayBeBlank;
        private boolean words;
        private boolean hasOwnMessage;

        @Override
        public void initialize(OneLine constraint) {
            mayBeBlank = constraint.mayBeBlank();
            words = constraint.words();
            hasOwnMessage = !constraint.message().isEmpty();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null
                    || ((mayBeBlank || !Texts.isBlank(text))
                            && (words ? Texts.isOneLineOfWords(text) : Texts.isOneLine(text)))) {
                return true;
            }
            if (!hasOwnMessage) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(asked()).addConstraintViolation();
            }
            return false;
        }

        private String asked() {
            return "must be one line of text: " + (mayBeBlank ? "" : "not blank, ") + "without control characters"
                    + (words ? " or line separators" : ", line separators or direction marks");
        }
    }
}
