package dev.firstline.chassis.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.UUID;

/** How request bodies are read: nothing unknown, nothing twice, nothing guessed, nothing without a limit. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 64 * 1024;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_NAME = 256;

    @Override
    @SuppressWarnings("deprecation") // MapperFeature can only be set so on a mapper that exists already
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .build());
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
                .configure(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION, false)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL)
                .registerModule(new SimpleModule("firstline-text")
                        .addDeserializer(String.class, new CleanText())
                        .addDeserializer(UUID.class, new UuidText())
                        .setDeserializerModifier(new ExactEnums()));
    }
}
