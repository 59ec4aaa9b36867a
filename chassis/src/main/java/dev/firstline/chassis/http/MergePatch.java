package dev.firstline.chassis.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The body of a change by RFC 7396: what is absent stays, what is null is emptied where it is {@link Emptiable}. On the body parameter of a
 * resource method, which consumes {@link #MEDIA_TYPE} beside JSON and asks {@link EmptiedFields} for what is null; in the record itself
 * both are null.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface MergePatch {

    /** As such a body is named; plain JSON is read so too. */
    String MEDIA_TYPE = "application/merge-patch+json";
}
