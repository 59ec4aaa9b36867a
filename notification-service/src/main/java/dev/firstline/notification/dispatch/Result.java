package dev.firstline.notification.dispatch;

import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.Verdict;
import java.time.Duration;
import java.time.Instant;

/** An attempt that has ended. */
record Result(Job job, Answer answer, Verdict verdict, Instant startedAt, Duration took) {

    boolean tried() {
        return !(answer instanceof Answer.NotTried || answer instanceof Answer.Postponed);
    }
}
