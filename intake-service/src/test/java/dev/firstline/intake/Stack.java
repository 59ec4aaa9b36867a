package dev.firstline.intake;

import dev.firstline.devstack.test.FirstlineStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service on a real database and a real broker. */
@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Stack {}
