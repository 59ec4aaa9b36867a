package dev.firstline.diagnosis.rim;

import dev.firstline.devstack.test.FirstlineStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The service on real PostgreSQL, Kafka and tokens. */
@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "diagnosis"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DiagnosisRimTest {}
