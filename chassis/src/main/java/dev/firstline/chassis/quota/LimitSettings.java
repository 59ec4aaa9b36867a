package dev.firstline.chassis.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** What one tenant may take, for each copy of a service apart; prefix {@code firstline.limit}. docs/running.md explains each. */
@ConfigMapping(prefix = "firstline.limit")
public interface LimitSettings {

    /** Tenants whose shares are so many times as large, by path. */
    Map<String, Double> factor();

    /** Requests of a tenant. */
    Rated requests();

    /** Requests of a tenant to operations that take large bodies, besides. */
    Imports imports();

    /** A root tenant and all below it together may have so many times what each has. */
    @WithDefault("4")
    double tree();

    /** Requests that are worked on. */
    InProgress inProgress();

    /** Large bodies that are worked on. */
    Large large();

    /** Requests that take long to work out. */
    CostlyWork costly();

    /** Bodies on their way. */
    Bodies body();

    /** Files on their way, to us and from us. */
    Files files();

    /** Answers that have not been read. */
    Answered answer();

    /** Streams of server-sent events. */
    Streams streams();

    /** Things that a tenant may own. */
    Owned owned();

    /** A rate of requests. */
    interface Rated {

        /** Each second. */
        @WithDefault("500")
        double rate();

        /** At once. */
        @WithDefault("15000")
        long burst();
    }

    /** A rate of imports. */
    interface Imports {

        /** Each second. */
        @WithDefault("20")
        double rate();

        /** At once. */
        @WithDefault("600")
        long burst();
    }

    /** Places at the workers. */
    interface InProgress {

        /** Of all tenants: as many as there are worker threads to spare. */
        @WithDefault("160")
        int total();

        /** Of one tenant. */
        @WithDefault("64")
        int share();

        /** Of one tenant that may wait for a place. */
        @WithDefault("400")
        int line();

        /** The longest wait. */
        @WithDefault("10s")
        Duration patience();
    }

    /** Places for large bodies, each of which is held in memory several times over while it is worked on. */
    interface Large {

        /** Of all tenants. */
        @WithDefault("3")
        int total();

        /** Of one tenant. */
        @WithDefault("2")
        int share();

        /** Of one tenant that may wait for a place. */
        @WithDefault("4")
        int line();

        /** The longest wait. */
        @WithDefault("10s")
        Duration patience();
    }

    /** Places for what keeps a processor busy, or much in memory, for longer than a usual request. */
    interface CostlyWork {

        /** Of all tenants: no more than a small machine can work on while it does the rest. */
        @WithDefault("3")
        int total();

        /** Of one tenant. */
        @WithDefault("2")
        int share();

        /** Of one tenant that may wait for a place. */
        @WithDefault("64")
        int line();

        /** The longest wait. */
        @WithDefault("20s")
        Duration patience();
    }

    /** Bodies that have not arrived, or are held while they are worked on. */
    interface Bodies {

        /** Bytes of all tenants. */
        @WithDefault("33554432")
        long bytes();

        /** Bytes of one tenant. */
        @WithDefault("16777216")
        long share();

        /** Bodies of one tenant that have not arrived. */
        @WithDefault("64")
        int unfinished();

        /** For a small body. */
        @WithDefault("10s")
        Duration grace();

        /** Bytes a second of the slowest line that is waited for. */
        @WithDefault("16384")
        long slowest();

        /** For any body. */
        @WithDefault("60s")
        Duration longest();
    }

    /** Files on their way; nobody waits for a place. */
    interface Files {

        /** Of all tenants; less than the places at the workers, of which each that is sent holds one. */
        @WithDefault("32")
        int total();

        /** Of one tenant. */
        @WithDefault("8")
        int share();

        /** From its first byte to its last. */
        @WithDefault("30m")
        Duration longest();
    }

    /** Answers on their way to clients that read slowly. */
    interface Answered {

        /** Bytes of all tenants. */
        @WithDefault("50331648")
        long bytes();

        /** Bytes of one tenant. */
        @WithDefault("8388608")
        long share();

        /** Until the last byte is read. */
        @WithDefault("30s")
        Duration longest();
    }

    /** Streams of server-sent events that are open. */
    interface Streams {

        /** Of all. */
        @WithDefault("1000")
        int total();

        /** Of one tenant. */
        @WithDefault("250")
        int share();

        /** Of one person. */
        @WithDefault("20")
        int person();
    }

    /** Numbers of things of one tenant, those of its sub-tenants not counted. */
    interface Owned {

        /** Subscriptions. */
        @WithDefault("500")
        long subscriptions();

        /** Calendars. */
        @WithDefault("500")
        long calendars();

        /** Policies. */
        @WithDefault("500")
        long policies();

        /** Customers. */
        @WithDefault("100000")
        long customers();

        /** Contacts. */
        @WithDefault("500000")
        long contacts();

        /** Entitlements. */
        @WithDefault("10000")
        long entitlements();

        /** Customers whose access is recorded. */
        @WithDefault("100000")
        long access();

        /** Saved views. */
        @WithDefault("2000")
        long views();

        /** Connections to vendors' service health. */
        @WithDefault("1000")
        long healthConnections();
    }
}
