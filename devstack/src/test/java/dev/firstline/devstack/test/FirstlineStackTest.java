package dev.firstline.devstack.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.firstline.contracts.Topic;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FirstlineStackTest {

    private final FirstlineStack stack = new FirstlineStack();

    private Map<String, String> started(String database) {
        stack.init(Map.of("database", database));
        return stack.start();
    }

    @Test
    void theServersStartOnceForTheWholeJvm() {
        assertThat(started("one").get("firstline.kafka"))
                .isEqualTo(started("two").get("firstline.kafka"));
    }

    @Test
    void theOwnerMakesTablesAndTheApplicationDoesNot() throws SQLException {
        Map<String, String> configuration = started("roles");
        try (Connection owner = connect(configuration, "owner", "owner-password")) {
            owner.createStatement().execute("CREATE TABLE IF NOT EXISTS note (words text)");
            owner.createStatement().execute("GRANT SELECT ON note TO roles_app");
        }
        try (Connection app = connect(configuration, "user", "password")) {
            assertThat(app.createStatement().executeQuery("SELECT * FROM note").next())
                    .isFalse();
            assertThatThrownBy(() -> app.createStatement().execute("CREATE TABLE mine (words text)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theApplicationRoleIsBoundByRowLevelSecurity() throws SQLException {
        started("bound");
        try (Connection superuser = FirstlineStack.superuser("bound").getConnection();
                var roles = superuser
                        .createStatement()
                        .executeQuery("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = 'bound_app'")) {
            assertThat(roles.next()).isTrue();
            assertThat(roles.getBoolean(1)).isFalse();
        }
    }

    @Test
    void everyTopicIsThereAndGivesBackWhatWasWritten() {
        KafkaProbe probe = FirstlineStack.kafka();
        for (Topic topic : Topic.values()) {
            String words = "written to " + topic;
            probe.produce(topic.topicName(), "key", words.getBytes(StandardCharsets.UTF_8), Map.of("ce_type", "test"));
            ProbedRecord read = probe.await(
                    topic.topicName(),
                    Duration.ofSeconds(10),
                    record -> record.value().equals(words));
            assertThat(read.type()).isEqualTo("test");
            assertThat(probe.records(topic.topicName())).contains(read);
        }
    }

    @Test
    void whatAServiceSendsWhoseClockIsHoursFastIsTakenAndBearsTheBrokersTime() throws Exception {
        long dated = Instant.now().plus(Duration.ofHours(2)).toEpochMilli();
        var settings =
                Map.<String, Object>of("bootstrap.servers", started("fast").get("firstline.kafka"), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var taken = producer.send(new ProducerRecord<>(Topic.SLA.topicName(), null, dated, "fast", "{}"));
            assertThat(taken.get().timestamp()).isLessThan(dated);
        }
    }

    @Test
    void tokensCarryTheClaimsOfTheServicesAndAreVerifiableByThePublishedKeys() throws Exception {
        Map<String, String> configuration = started("tokens");
        SignedJWT token = SignedJWT.parse(FirstlineStack.token("contoso/northwind", "ops", "crm-client"));
        JWKSet keys = JWKSet.load(
                URI.create(configuration.get("firstline.oidc.url") + "/jwks").toURL());
        assertThat(token.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(configuration.get("firstline.oidc.url"));
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("firstline");
        assertThat(token.getJWTClaimsSet().getStringClaim("tenant")).isEqualTo("contoso/northwind");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("ops", "crm-client");
    }

    @Test
    void aTokenSignedByAnotherKeyDoesNotVerify() throws Exception {
        Map<String, String> configuration = started("tokens");
        JWKSet keys = JWKSet.load(
                URI.create(configuration.get("firstline.oidc.url") + "/jwks").toURL());
        SignedJWT strange = SignedJWT.parse(FirstlineStack.tokens().otherKey("contoso", "ops"));
        assertThat(strange.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey())))
                .isFalse();
    }

    @Test
    void theMailSinkKeepsWhatItIsSent() throws Exception {
        Map<String, String> configuration = started("mails");
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", configuration.get("firstline.smtp.host"));
        smtp.setProperty("mail.smtp.port", configuration.get("firstline.smtp.port"));
        MimeMessage message = new MimeMessage(Session.getInstance(smtp));
        message.setFrom("sla@firstline.example");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ana@contoso.example"));
        message.setSubject("Prazo de resposta", "UTF-8");
        message.setText("Resta meia hora até o prazo.", "UTF-8");
        Transport.send(message);
        assertThat(FirstlineStack.mails()).anySatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Prazo de resposta");
            assertThat(mail.recipients()).containsExactly("ana@contoso.example");
            assertThat(mail.text().strip()).isEqualTo("Resta meia hora até o prazo.");
        });
    }

    private static Connection connect(Map<String, String> configuration, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(
                configuration.get("firstline.db.url"),
                configuration.get("firstline.db." + user),
                configuration.get("firstline.db." + password));
    }
}
