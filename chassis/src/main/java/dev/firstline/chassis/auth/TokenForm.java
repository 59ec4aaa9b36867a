package dev.firstline.chassis.auth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstline.contracts.TenantPath;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a token must look like beyond what the library checks (signature, issuer, audience, age): one spelling, one algorithm,
 * no other purpose, times that can be true. Sources: RFC 7515 (JWS compact serialization), RFC 7519 (JWT), RFC 8725 (best
 * practice), RFC 9068 (access tokens).
 */
final class TokenForm {

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Set<String> ACCESS_TOKENS = Set.of("jwt", "at+jwt", "application/at+jwt");
    /** Each of them would change how the rest is to be read. */
    private static final Set<String> CHANGING = Set.of("crit", "b64", "cty", "enc", "zip");
    /** The end of the year 9999. */
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private final String algorithm;
    private final Duration skew;

    /**
     * @param algorithm the one that the issuer signs with, such as {@code RS256}
     * @param skew how far the issuer's clock may be ahead of ours
     */
    TokenForm(String algorithm, Duration skew) {
        this.algorithm = algorithm;
        this.skew = skew;
    }

    /** Why the token is not acceptable, in words without anything from it; empty when it is. */
    Optional<String> fault(String token, Instant now) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.of("it is no signed token in compact form");
        }
        for (var part : parts) {
            if (!isCanonical(part)) {
                return Optional.of("a part is not spelled as base64url without padding");
            }
        }
        var header = object(parts[0]);
        var claims = object(parts[1]);
        if (header == null || claims == null) {
            return Optional.of("header or claims are no JSON object, or name a member twice");
        }
        return faultOfHeader(header).or(() -> faultOfTimes(claims, now)).or(() -> faultOfCaller(claims));
    }

    private Optional<String> faultOfHeader(JsonNode header) {
        if (!algorithm.equals(text(header, "alg"))) {
            return Optional.of("it is not signed with " + algorithm);
        }
        if (CHANGING.stream().anyMatch(header::has)) {
            return Optional.of("its header asks for another reading");
        }
        if (header.has("typ")) {
            var type = text(header, "typ");
            if (type == null || !ACCESS_TOKENS.contains(type.toLowerCase(Locale.ROOT))) {
                return Optional.of("it was made for another purpose");
            }
        }
        return Optional.empty();
    }

    private Optional<String> faultOfTimes(JsonNode claims, Instant now) {
        for (var name : Set.of("exp", "iat", "nbf", "auth_time")) {
            if (claims.has(name) && !isInstant(claims.get(name))) {
                return Optional.of("a time in it is none");
            }
        }
        var latest = BigDecimal.valueOf(now.plus(skew).getEpochSecond());
        for (var name : Set.of("iat", "nbf")) {
            if (claims.has(name) && claims.get(name).decimalValue().compareTo(latest) > 0) {
                return Optional.of("it begins in the future");
            }
        }
        if (claims.has("exp")
                && claims.has("iat")
                && claims.get("exp").decimalValue().compareTo(claims.get("iat").decimalValue()) <= 0) {
            return Optional.of("it ends before it begins");
        }
        return Optional.empty();
    }

    private static Optional<String> faultOfCaller(JsonNode claims) {
        var roles = claims.get("roles");
        if (roles != null
                && !(roles.isArray()
                        && StreamSupport.stream(roles.spliterator(), false).allMatch(JsonNode::isTextual))) {
            return Optional.of("its roles are no list of texts");
        }
        var tenant = text(claims, "tenant");
        if (tenant == null || !(TenantPath.isValid(tenant) || isPlatform(tenant, roles))) {
            return Optional.of("it names no tenant");
        }
        return Optional.empty();
    }

    private static boolean isPlatform(String tenant, @Nullable JsonNode roles) {
        return tenant.equals("*")
                && roles != null
                && StreamSupport.stream(roles.spliterator(), false)
                        .anyMatch(role -> role.textValue().equals(Roles.OPS));
    }

    /** A number of seconds that is a time; not 1e30, and no text. */
    private static boolean isInstant(JsonNode value) {
        return value.isNumber()
                && value.decimalValue().signum() >= 0
                && value.decimalValue().compareTo(LAST_SECOND) <= 0;
    }

    /** Whether these characters are the only ones that stand for their bytes. */
    private static boolean isCanonical(String part) {
        return BASE64URL.matcher(part).matches()
                && part.length() % 4 != 1
                && Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Base64.getUrlDecoder().decode(part))
                        .equals(part);
    }

    private static @Nullable JsonNode object(String part) {
        try {
            var json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(part)))
                    .toString();
            JsonNode node = JSON.readValue(json);
            return node != null && node.isObject() ? node : null;
        } catch (CharacterCodingException | JacksonException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }
}
