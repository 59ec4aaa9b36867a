package dev.firstline.chassis.outbound;

import java.io.IOException;

/** This process did not get on while the receiver had its time: whether it answered is not known, and it says nothing about the receiver. */
public final class StalledException extends IOException {

    private static final long serialVersionUID = 1L;

    StalledException() {
        super("this process was too slow to hear the receiver's answer");
    }
}
