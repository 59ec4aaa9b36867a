package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command line: a command, words, and options.
 *
 * @param command the first word
 * @param words the further words
 * @param options the options by name without dashes; a flag has an empty value
 */
record Arguments(String command, List<String> words, Map<String, String> options) {

    private static final Set<String> FLAGS = Set.of("detach", "yes", "f", "prune", "json", "clocks");
    private static final Set<String> VALUES = Set.of("tenant", "role", "port", "lines", "if-match", "with", "mapping");

    /** @throws WrongCall for an option that is not known, or has no value where it needs one */
    static Arguments parse(List<String> line) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String word = line.get(i);
            if (!word.startsWith("-")) {
                words.add(word);
                continue;
            }
            String[] option = word.replaceFirst("^--?", "").split("=", 2);
            if (FLAGS.contains(option[0])) {
                options.put(option[0], "");
            } else if (!VALUES.contains(option[0])) {
                throw new WrongCall("There is no option " + word + "; ./firstline help lists them.");
            } else if (option.length == 2) {
                options.put(option[0], option[1]);
            } else if (i + 1 < line.size()) {
                options.put(option[0], line.get(++i));
            } else {
                throw new WrongCall("The option " + word + " needs a value.");
            }
        }
        if (words.isEmpty()) {
            throw new WrongCall("Say what to do; ./firstline help lists the commands.");
        }
        return new Arguments(words.getFirst(), words.subList(1, words.size()), options);
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** @throws WrongCall when it is missing */
    String required(String name) {
        return option(name).orElseThrow(() -> new WrongCall("The option --" + name + " is missing."));
    }

    /** @throws WrongCall when the word that says what to do is missing, with those that there are */
    String action(List<String> actions) {
        if (words.isEmpty() || !actions.contains(words.getFirst())) {
            throw new WrongCall("Say " + either(actions)
                    + (words.isEmpty() ? "" : ", not '" + words.getFirst() + "'") + ": ./firstline " + command
                    + " ACTION …");
        }
        return words.getFirst();
    }

    /** @throws WrongCall when the word at this place names no service, with those that there are */
    Service service(int place) {
        String known = Arrays.stream(Service.values()).map(Service::serviceName).collect(Collectors.joining(", "));
        if (words.size() <= place) {
            throw new WrongCall("Say which service; there are " + known + ".");
        }
        return Service.named(words.get(place))
                .orElseThrow(() ->
                        new WrongCall("There is no service '" + words.get(place) + "'; there are " + known + "."));
    }

    /** "list, show or discard". */
    static String either(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    /** @throws WrongCall when it is missing */
    String word(int place, String meaning) {
        if (words.size() <= place) {
            throw new WrongCall(
                    "Say which " + meaning + ": ./firstline " + command + " … " + meaning.toUpperCase(Locale.ROOT));
        }
        return words.get(place);
    }
}
