package dev.firstline.chassis.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The body of a change by RFC 7396: what is absent stays, what is null is emptied. On the body parameter of a resource method, which
 * asks {@link EmptiedFields} for the second; in the record itself both are null.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface MergePatch {}
