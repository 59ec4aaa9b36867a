package dev.firstline.sla.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a configuration as a document that {@link ConfigurationReader} reads as the same. */
final class YamlWriter {

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES)
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .stringQuotingChecker(new Quoting())
            .build());

    private YamlWriter() {}

    static String write(Configuration configuration) {
        var trees = SettingTrees.of(configuration);
        Map<String, Map<String, JsonNode>> document = new LinkedHashMap<>();
        document.put("calendars", trees.calendars());
        document.put("policies", trees.policies());
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are JSON, and JSON can be written as YAML", e);
        }
    }

    /** Leaves out quotes only where no reader of any version of YAML takes the text for a number, a date or a truth. */
    private static final class Quoting extends StringQuotingChecker {

        private static final long serialVersionUID = 1L;
        private static final Pattern SURELY_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*(?: [A-Za-z0-9_/-]+)*");

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !SURELY_TEXT.matcher(value).matches() || isReservedKeyword(value);
        }
    }
}
