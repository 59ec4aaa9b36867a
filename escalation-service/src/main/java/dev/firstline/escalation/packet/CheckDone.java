package dev.firstline.escalation.packet;

import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import java.time.Instant;

/** What became of a check that the desk did before it asks the vendor. */
public record CheckDone(Check check, CheckResult result, Instant doneAt) {}
