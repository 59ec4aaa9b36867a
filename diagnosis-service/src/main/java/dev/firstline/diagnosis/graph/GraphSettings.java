package dev.firstline.diagnosis.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where Microsoft Graph is; national clouds have addresses of their own. */
@ConfigMapping(prefix = "firstline.graph")
public interface GraphSettings {

    /** In place of a directory's id in {@link #tokenUrl}. */
    String DIRECTORY = "{directory}";

    /** Of the API, without a slash at its end. */
    @WithDefault("https://graph.microsoft.com/v1.0")
    URI url();

    /** Of the authorization server. */
    @WithDefault("https://login.microsoftonline.com/{directory}/oauth2/v2.0/token")
    String tokenUrl();

    /** Of a token. */
    @WithDefault("https://graph.microsoft.com/.default")
    String scope();

    /** Of one call. */
    @WithDefault("15s")
    Duration timeout();

    /** Of all calls of a poll. */
    @WithDefault("60s")
    Duration longest();
}
