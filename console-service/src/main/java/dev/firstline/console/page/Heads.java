package dev.firstline.console.page;

import dev.firstline.console.live.LiveFeed;
import dev.firstline.console.words.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Makes the head of a page. */
@ApplicationScoped
class Heads {

    private final SignedIn person;
    private final LiveFeed feed;
    private final Beat beat;
    private final AssetVersion assets;

    Heads(SignedIn person, LiveFeed feed, Beat beat, AssetVersion assets) {
        this.person = person;
        this.feed = feed;
        this.beat = beat;
        this.assets = assets;
    }

    /** Within the transaction of the page, before its rows are read, so that no change falls between. */
    Head now(Instant now) {
        return new Head(
                person.name(),
                person.tenant(),
                now.toEpochMilli(),
                feed.position(),
                Times.time(now),
                beat.every().toMillis(),
                person.viewer(),
                assets.text());
    }
}
