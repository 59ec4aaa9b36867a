package dev.firstline.benchmarks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DecisionTreeTest {

    @Test
    void whatAnUndecidedOneWouldBeComesBeforeItsRunnerUp() throws JsonProcessingException {
        var decision = decision("""
                {"outcome":"NEEDS_REVIEW","classification":{"severity":{"value":"B","confidence":0.2}},
                 "certainty":{"confidence":0.41,"likely":"ESCALATE_MICROSOFT","runnerUp":"RESOLVE_BY_PARTNER"}}""");

        assertThat(decision.likeliest()).contains("ESCALATE_MICROSOFT");
        assertThat(decision.confidence()).hasValue(0.41);
        assertThat(decision.told("severity")).contains("B");
    }

    @Test
    void aRunnerUpAloneIsTheLikeliest() throws JsonProcessingException {
        var decision = decision("{\"runnerUp\":{\"outcome\":\"ROUTE_TO_ISV\"},\"likely\":null}");

        assertThat(decision.likeliest()).contains("ROUTE_TO_ISV");
    }

    @Test
    void nothingUnderANameIsNoneAndANameThatIsNotThereIsNothing() throws JsonProcessingException {
        var decision = decision("{\"language\":null,\"certainty\":null}");

        assertThat(decision.told("language")).contains(Dimension.NONE);
        assertThat(decision.told("severity")).isEmpty();
        assertThat(decision.likeliest()).isEmpty();
        assertThat(decision.confidence()).isEmpty();
    }

    private static DecisionTree decision(String json) throws JsonProcessingException {
        return new DecisionTree(new ObjectMapper().readTree(json));
    }
}
