package dev.firstline.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The CloudEvents {@code type} of an event record, such as {@code ticket.opened}. Never changed once published. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** {@code <topic word>.<past-tense fact>}, lower case, words joined by a hyphen. */
    String value();
}
