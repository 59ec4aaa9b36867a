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

/**
 * An id that the caller chooses and that later stands in a path: one line as {@link OneLine} says, without what makes a path readable
 * in two ways: the front door and the services refuse such paths, so a thing of that name could be made and never be asked for. Blanks at
 * its ends, which nobody sees, would make a second thing beside the first.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AddressableId.Check.class)
public @interface AddressableId {

    /** What the caller is told. */
    String RULE = "must be an id that can stand in an address: one line of printable characters without / \\ ; %,"
            + " without blanks before or behind it, and neither . nor ..";

    /** What the caller is told. */
    String message() default RULE;

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** The check. */
    final class Check implements ConstraintValidator<AddressableId, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || isAddressable(text);
        }

        /** Whether a thing of that id can be asked for. */
        public static boolean isAddressable(String id) {
            return !Texts.isBlank(id)
                    && Texts.isOneLine(id)
                    && !Texts.isBlank(Character.toString(id.codePointAt(0)))
                    && !Texts.isBlank(Character.toString(id.codePointBefore(id.length())))
                    && id.chars().noneMatch(c -> c == '/' || c == '\\' || c == ';' || c == '%')
                    && !id.equals(".")
                    && !id.equals("..");
        }
    }
}
