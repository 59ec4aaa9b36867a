package dev.firstline.notification.delivery;

import dev.firstline.chassis.job.JobSignal;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Tells the worker of this process that there may be something to send. */
@Singleton
public class DeliverySignal extends JobSignal {

    DeliverySignal(TransactionSynchronizationRegistry synchronizations) {
        super(synchronizations);
    }
}
