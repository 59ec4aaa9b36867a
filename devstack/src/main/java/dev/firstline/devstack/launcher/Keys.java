package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.ServiceKeys;
import java.util.List;

/** Changes the secret keys of the services while they are stopped. */
final class Keys {

    private final Installation installation;

    Keys(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        var keys = new ServiceKeys(installation.state());
        if ("rotate".equals(arguments.action(List.of("rotate", "forget")))) {
            keys.rotate();
            System.out.println(
                    "From its next start each service writes with a new key, and reads with that of before too.");
        } else {
            keys.forgetOld();
            System.out.println("From its next start each service has its present key alone.");
        }
        return 0;
    }
}
