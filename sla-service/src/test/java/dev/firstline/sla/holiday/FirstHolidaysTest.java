package dev.firstline.sla.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Many ask for holidays at once in a process in which nobody did before, as after each start. */
class FirstHolidaysTest {

    private static final int ASKING = 8;

    @RepeatedTest(5)
    void everyOneOfTheFirstIsAnswered() throws Exception {
        // The library keeps its readers in static fields: classes of their own are a process that has just begun.
        try (var fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
                var asking = Executors.newFixedThreadPool(ASKING)) {
            Thread.currentThread().setContextClassLoader(fresh);
            var first = fresh.loadClass(FirstAsked.class.getName()).getDeclaredConstructor();
            first.setAccessible(true);
            var holidays = (Callable<?>) first.newInstance();
            var together = new CyclicBarrier(ASKING);
            var asked = new ArrayList<Future<?>>();
            for (int i = 0; i < ASKING; i++) {
                asked.add(asking.submit(() -> {
                    Thread.currentThread().setContextClassLoader(fresh);
                    together.await();
                    return holidays.call();
                }));
            }
            for (var answer : asked) {
                assertThat(answer.get()).isEqualTo("2027-01-01");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(FirstHolidaysTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String place) {
        try {
            return new File(place).toURI().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(place, impossible);
        }
    }
}
