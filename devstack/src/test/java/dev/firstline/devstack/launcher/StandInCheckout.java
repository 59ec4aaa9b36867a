package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A folder that looks like a built checkout, with stand-ins as services. */
public final class StandInCheckout {

    private StandInCheckout() {}

    /** Makes one with these services. */
    public static Path in(Path folder, Service... services) throws IOException {
        for (Service service : services) {
            Path jar = service.program(folder);
            Files.createDirectories(jar.getParent());
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
            String entry = StandInService.class.getName().replace('.', '/') + ".class";
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    InputStream in = StandInService.class.getResourceAsStream("/" + entry)) {
                out.putNextEntry(new JarEntry(entry));
                in.transferTo(out);
            }
        }
        return folder;
    }
}
