package dev.firstline.escalation.rim;

import dev.firstline.devstack.openapi.DescribedAnswers;
import dev.firstline.devstack.test.FirstlineStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service on real PostgreSQL, Kafka and tokens. */
@QuarkusTest
@ExtendWith(DescribedAnswers.class)
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "escalation"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EscalationRimTest {}
