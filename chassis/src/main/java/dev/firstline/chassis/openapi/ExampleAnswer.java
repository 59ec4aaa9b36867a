package dev.firstline.chassis.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An example of what a resource method answers with when all went well. The schema stays that of the method's type, which an
 * {@code @APIResponse} with content of its own would replace. Only on methods whose {@code @Operation} has an {@code operationId}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ExampleAnswer {

    /** JSON that fits the schema of the answer. */
    String value();

    /** What the example shows, in a word. */
    String name() default "example";
}
