package dev.firstline.intake.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is, by its first 64 KiB; what a client calls it counts for nothing. And whether such a file is taken: neither its content nor its
 * name may be of a refused kind, since some systems run what the one says and some what the other.
 */
@Singleton
class FileTypes {

    private static final Set<String> PACKAGES = Set.of("application/zip", "application/x-tika-ooxml");
    private static final MediaType JSON = MediaType.application("json");
    private static final String COMPOUND = "application/x-tika-msoffice";
    private static final int LONGEST_TYPE = 200;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final Set<String> refusedTypes = new TreeSet<>();
    private final Set<String> refusedExtensions = new TreeSet<>();
    private final boolean macros;

    @Inject
    FileTypes(AttachmentSettings settings) {
        this(settings.refusedTypes(), settings.refusedExtensions(), settings.macros());
    }

    /** @param macros whether documents with macros are taken */
    FileTypes(List<String> refusedTypes, List<String> refusedExtensions, boolean macros) {
        refusedTypes.forEach(type -> this.refusedTypes.add(canonical(type)));
        refusedExtensions.forEach(end -> this.refusedExtensions.add(end.strip().toLowerCase(Locale.ROOT)));
        this.macros = macros;
    }

    /**
     * A file as it was found to be.
     *
     * @param type by its content, such as {@code image/png}
     * @param refusal why it is not taken, as the end of a sentence that begins with the file; empty when it is
     */
    record Found(String type, Optional<String> refusal) {}

    /** @param name as {@link FileName} made it */
    Found look(Path file, String name) throws IOException {
        var type = byContent(file);
        return new Found(shortened(type.toString()), refusal(file, type, name));
    }

    private Optional<String> refusal(Path file, MediaType content, String name) throws IOException {
        var byName = byName(name);
        var extension = FileName.extension(name);
        if (isRefused(content)) {
            return Optional.of("is " + shortened(content.toString()) + " by its content");
        }
        if (isRefused(byName)) {
            return Optional.of("has a name by which it is taken for " + byName);
        }
        if (refusedExtensions.contains(extension)) {
            return Optional.of("has a name that ends in ." + extension);
        }
        boolean office = PACKAGES.contains(content.getBaseType().toString())
                || content.getBaseType().toString().equals(COMPOUND)
                || types.getMediaTypeRegistry().isInstanceOf(content, MediaType.application("x-tika-ooxml"))
                || types.getMediaTypeRegistry().isInstanceOf(content, MediaType.application("x-tika-msoffice"));
        if (!macros && office && Macros.areIn(file)) {
            return Optional.of("has macros");
        }
        return Optional.empty();
    }

    private MediaType byContent(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), types.getMinLength())) {
            return types.detect(in, new Metadata());
        }
    }

    private MediaType byName(String name) throws IOException {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return types.detect(null, metadata);
    }

    private boolean isRefused(MediaType type) {
        var registry = types.getMediaTypeRegistry();
        for (var one = registry.normalize(type.getBaseType()); one != null; one = registry.getSupertype(one)) {
            if (refusedTypes.contains(one.toString())) {
                return true;
            }
            // A kind of JavaScript by its grammar; nothing runs it.
            if (one.equals(JSON)) {
                return false;
            }
        }
        return false;
    }

    private String canonical(String type) {
        var parsed = MediaType.parse(type.strip());
        if (parsed == null) {
            throw new IllegalArgumentException("firstline.attachments.refused-types: " + type + " is no media type");
        }
        return types.getMediaTypeRegistry().normalize(parsed).toString();
    }

    private static String shortened(String type) {
        return type.length() > LONGEST_TYPE ? MediaType.OCTET_STREAM.toString() : type;
    }
}
