package dev.firstline.chassis.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method whose body is a file: it goes to the disk as it comes, never into memory as a whole, and no thread waits for it. The
 * method finds it by {@link ArrivedFile#of}; the service says by a bean of {@link ArrivalFolder} where it goes and how large it may be.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FileBody {}
