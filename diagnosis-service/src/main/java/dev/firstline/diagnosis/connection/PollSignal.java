package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.job.JobSignal;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Tells the worker of this process that a poll may be due. */
@Singleton
class PollSignal extends JobSignal {

    PollSignal(TransactionSynchronizationRegistry synchronizations) {
        super(synchronizations);
    }
}
