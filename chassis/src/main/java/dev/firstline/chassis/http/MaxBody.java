package dev.firstline.chassis.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Another limit than the usual one for the body of a resource method. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MaxBody {

    /** The usual limit. */
    int DEFAULT_BYTES = 256 * 1024;

    /** Bytes. */
    int value();
}
