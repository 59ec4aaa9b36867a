package dev.firstline.chassis.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** How times in request bodies are read: as {@link IsoText}, those of the calendar as {@link IsoTimes} has it. */
@Singleton
public class TimesInJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("firstline-times")
                .addDeserializer(Instant.class, new IsoText<>(Instant.class, IsoTimes::instant))
                .addDeserializer(LocalDate.class, new IsoText<>(LocalDate.class, IsoTimes::date))
                .addDeserializer(LocalTime.class, new IsoText<>(LocalTime.class, LocalTime::parse))
                .addDeserializer(Duration.class, new IsoText<>(Duration.class, Duration::parse)));
    }

    /** After the library's own module of times: of two that read a type the later one does. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
