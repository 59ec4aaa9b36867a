package dev.firstline.diagnosis.rule;

/** Decides tickets: reads them, then tries the rules in order. Pure and deterministic; shared by threads. */
public final class Diagnostician {

    private final Reader reader;
    private final RuleSet ruleSet;

    public Diagnostician(Reader reader, RuleSet ruleSet) {
        this.reader = reader;
        this.ruleSet = ruleSet;
    }

    /** The decision on these facts. */
    public Decision decide(TicketFacts facts) {
        return ruleSet.decide(reader.read(facts));
    }

    /** The rules it decides by. */
    public RuleSet ruleSet() {
        return ruleSet;
    }
}
