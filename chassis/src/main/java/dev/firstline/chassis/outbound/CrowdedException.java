package dev.firstline.chassis.outbound;

import java.io.IOException;

/** Nothing was tried, since too much of the same tenant was under way: it says nothing about the receiver. */
public final class CrowdedException extends IOException {

    private static final long serialVersionUID = 1L;

    CrowdedException() {
        super("too much of this tenant is under way");
    }
}
