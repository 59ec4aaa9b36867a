package dev.firstline.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * One published example.
 *
 * @param body the file with the body, such as {@code golden/ticket.opened/1.json}
 */
record Golden(String type, Path body) {

    /** All of them, by type and number. */
    static Stream<Golden> all() {
        return ContractFiles.children(ContractFiles.GOLDEN).stream()
                .filter(Files::isDirectory)
                .flatMap(directory -> ContractFiles.children(directory).stream()
                        .filter(file -> !file.toString().endsWith(".headers.json"))
                        .map(file -> new Golden(directory.getFileName().toString(), file)));
    }

    EventCatalog.Entry entry() {
        return EventCatalog.byType(type).orElseThrow();
    }

    ObjectNode tree() {
        return ContractFiles.json(body);
    }

    ObjectNode headers() {
        return ContractFiles.json(Path.of(body.toString().replaceFirst("\\.json$", ".headers.json")));
    }

    Event event() {
        return TolerantReader.read(tree(), entry().record());
    }

    @Override
    public String toString() {
        return type + "/" + body.getFileName();
    }
}
