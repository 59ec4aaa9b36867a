package dev.firstline.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A JVM whose wall clock is wrong. As an agent it has every class, the JDK's own included, ask here for the time of day instead of the
 * system; what measures spans ({@code nanoTime}, sleeping, waiting) goes on as before, as on a machine whose clock was set wrongly.
 */
public final class MovedClock implements ClassFileTransformer {

    private static final String HERE = "dev/firstline/acceptance/MovedClock";
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    private static volatile long ahead;

    /** What a copy gets in its environment, so that its clock is ahead by so much, or behind if it is negative. */
    static Map<String, String> by(Duration amount, Path folder) throws IOException {
        var jar = folder.resolve("moved-clock.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            write(jar);
        }
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar + "=" + amount.toMillis());
    }

    private static void write(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", MovedClock.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        // The JDK's own classes find only what the boot loader has.
        manifest.getMainAttributes()
                .putValue("Boot-Class-Path", jar.getFileName().toString());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = MovedClock.class.getResourceAsStream("MovedClock.class")) {
            out.putNextEntry(new JarEntry(HERE + ".class"));
            bytes.transferTo(out);
        }
    }

    /** Called by the JVM before anything else; {@code millis} says how far ahead. */
    public static void premain(String millis, Instrumentation jvm) throws UnmodifiableClassException {
        ahead = Long.parseLong(millis);
        jvm.addTransformer(new MovedClock(), true);
        jvm.retransformClasses(Arrays.stream(jvm.getAllLoadedClasses())
                .filter(jvm::isModifiableClass)
                .toArray(Class<?>[]::new));
    }

    /** In place of {@code System.currentTimeMillis}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + ahead;
    }

    /** In place of what {@code java.time.Clock} reads: nanoseconds since an instant that is given in seconds. */
    public static long getNanoTimeAdjustment(long seconds) {
        return (currentTimeMillis() - seconds * 1_000) * 1_000_000;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> before,
            @Nullable ProtectionDomain domain,
            byte[] file) {
        // ForkJoinPool hands the time of day to the system, which has not moved, to be woken up then.
        if (HERE.equals(name) || "java/util/concurrent/ForkJoinPool".equals(name)) {
            return null;
        }
        var text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.contains("currentTimeMillis") && !text.contains("getNanoTimeAdjustment")) {
            return null;
        }
        try {
            return redirected(file);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /** The class file with those calls going here. Only its constant pool changes, so that its code stays as it was verified. */
    private static byte @Nullable [] redirected(byte[] file) throws IOException {
        var in = new DataInputStream(new java.io.ByteArrayInputStream(file));
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        var at = new int[count];
        int place = 10;
        for (int i = 1; i < count; i++) {
            at[i] = place;
            int tag = file[place];
            place += size(file, place);
            if (tag == 5 || tag == 6) {
                i++;
            }
        }
        var changed = file.clone();
        boolean any = false;
        for (int i = 1; i < count; i++) {
            if (at[i] != 0 && file[at[i]] == METHOD && asksForTheTime(file, at, at[i])) {
                changed[at[i] + 1] = (byte) ((count + 1) >> 8);
                changed[at[i] + 2] = (byte) (count + 1);
                any = true;
            }
        }
        return any ? withHere(changed, count, place) : null;
    }

    private static boolean asksForTheTime(byte[] file, int[] at, int method) {
        var owner = utf8(file, at[number(file, at[number(file, method + 1)] + 1)]);
        var name = utf8(file, at[number(file, at[number(file, method + 3)] + 1)]);
        return owner.equals("java/lang/System") && name.equals("currentTimeMillis")
                || owner.equals("jdk/internal/misc/VM") && name.equals("getNanoTimeAdjustment");
    }

    /** With this class's name and itself behind the last constant. */
    private static byte[] withHere(byte[] file, int count, int end) throws IOException {
        var bytes = new ByteArrayOutputStream(file.length + 64);
        var out = new DataOutputStream(bytes);
        out.write(file, 0, 8);
        out.writeShort(count + 2);
        out.write(file, 10, end - 10);
        out.writeByte(UTF8);
        out.writeUTF(HERE);
        out.writeByte(CLASS);
        out.writeShort(count);
        out.write(file, end, file.length - end);
        return bytes.toByteArray();
    }

    /** Bytes of the constant at that place; chapter 4.4 of the JVM's specification. */
    private static int size(byte[] file, int place) {
        return switch (file[place]) {
            case UTF8 -> 3 + number(file, place + 1);
            case CLASS, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            case 3, 4, 9, METHOD, 11, NAME_AND_TYPE, 17, 18 -> 5;
            case 5, 6 -> 9;
            default -> throw new IllegalArgumentException("no such constant: " + file[place]);
        };
    }

    private static String utf8(byte[] file, int place) {
        return new String(file, place + 3, number(file, place + 1), StandardCharsets.UTF_8);
    }

    private static int number(byte[] file, int place) {
        return (file[place] & 0xff) << 8 | file[place + 1] & 0xff;
    }
}
