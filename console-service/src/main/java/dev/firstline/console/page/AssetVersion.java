package dev.firstline.console.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** Stands in the address of style and script, so that a browser never keeps those of an older version. */
@ApplicationScoped
class AssetVersion {

    private final String text;

    AssetVersion() {
        var sum = new CRC32();
        for (var asset : new String[] {"console.css", "console.js", "morph.js", "stream.js"}) {
            try (var in = Thread.currentThread()
                    .getContextClassLoader()
                    .getResourceAsStream("META-INF/resources/assets/" + asset)) {
                if (in == null) {
                    throw new IllegalStateException(asset + " is missing");
                }
                sum.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        text = Long.toHexString(sum.getValue());
    }

    String text() {
        return text;
    }
}
