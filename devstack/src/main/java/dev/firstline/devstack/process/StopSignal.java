package dev.firstline.devstack.process;

import java.io.IOException;

/** How a process is asked to end. */
public enum StopSignal {
    /** The usual request. */
    TERM {
        @Override
        public void send(ProcessHandle process) {
            process.destroy();
        }
    },
    /** To PostgreSQL this means: do not wait for clients to leave, roll them back and shut down in order. */
    INT {
        @Override
        public void send(ProcessHandle process) {
            try {
                new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start();
            } catch (IOException e) {
                process.destroy();
            }
        }
    };

    /** Sends it. */
    public abstract void send(ProcessHandle process);
}
