package dev.firstline.diagnosis.rim;

import dev.firstline.devstack.openapi.DescribedAnswers;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.diagnosis.connection.GraphStub;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service on real PostgreSQL, Kafka and tokens, and with a vendor whose service health it polls without rest. */
@QuarkusTest
@ExtendWith(DescribedAnswers.class)
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "diagnosis"))
@WithTestResource(GraphStub.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DiagnosisRimTest {}
