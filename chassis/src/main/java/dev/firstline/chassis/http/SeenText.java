package dev.firstline.chassis.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;

/** Lets {@link NotBlank} of a text ask for something that is seen, as {@link Texts#isBlank} says: of itself it takes a zero-width blank for a word. */
@ApplicationScoped
public class SeenText implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(NotBlank.class)
                .includeExistingValidators(true)
                .validatedBy(Check.class);
        configuration.addMapping(mapping);
    }

    /** The check of a text; more specific than that of any {@link CharSequence}, so it is taken for it. */
    public static final class Check implements ConstraintValidator<NotBlank, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text != null && !Texts.isBlank(text);
        }
    }
}
