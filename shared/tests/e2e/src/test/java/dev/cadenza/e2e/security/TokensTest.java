package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.platform.SampleUser;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/**
 * Tokens that are not ours, or not for this. Several are signed with the platform's own key, so
 * that only the one thing that is wrong with them can be the reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensTest {
  private static final int SIGNATURE = 64;

  private String refresh;
  private String access;
  private JWTClaimsSet claims;

  @BeforeAll
  void login() throws ParseException {
    Answer pair =
        Http.anonymous()
            .post(
                "/api/token/",
                Map.of(
                    "username", SampleUser.ADMIN.username(),
                    "password", SampleUser.ADMIN.password()));
    refresh = pair.text("refresh");
    access = pair.text("access");
    claims = SignedJWT.parse(access).getJWTClaimsSet();
  }

  @Test
  void shouldAcceptATokenThatThisTestSignsWithTheSameClaims() {
    assertThat(Http.bearer(signed(claims)).get("/api/projects/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no algorithm",
        "no algorithm in capitals",
        "no signature",
        "the public key as a shared secret",
        "another key",
        "another key under the name of ours",
        "other claims under the same signature",
        "expired",
        "without an expiry",
        "not valid yet",
        "another audience",
        "another issuer",
        "an extension that must be understood",
        "a refresh token",
        "another kind",
        "another person's password",
        "a person who does not exist"
      })
  void shouldRefuse(String kind) throws Exception {
    String token = token(kind);
    Http thief = Http.bearer(token);

    for (String path :
        List.of(
            "/api/projects/",
            "/api/jobs/",
            "/api/job-results/",
            "/api/uploads/x/",
            "/api/settings/",
            "/api/profiles/",
            "/api/voices/",
            "/api/engines/",
            "/api/stats/")) {
      assertThat(thief.get(path).status()).as(kind + " " + path).isEqualTo(401);
    }
    assertThatThrownBy(() -> Socket.open("/jobs/", thief))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    assertThatThrownBy(() -> Socket.openBySubprotocol("/jobs/", thief))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    if (!kind.equals("a refresh token")) {
      assertThat(Http.anonymous().post("/api/token/refresh/", Map.of("refresh", token)).status())
          .isEqualTo(401);
    }
  }

  @Test
  void shouldNotRefreshWithAnAccessToken() {
    Http anyone = Http.anonymous();
    assertThat(anyone.post("/api/token/refresh/", Map.of("refresh", access)).status())
        .isEqualTo(401);
    assertThat(anyone.post("/api/token/blacklist/", Map.of("refresh", access)).status())
        .isEqualTo(401);
  }

  private String token(String kind) throws JOSEException {
    Instant now = Instant.now();
    return switch (kind) {
      case "no algorithm" -> unsigned("none");
      case "no algorithm in capitals" -> unsigned("NONE");
      case "no signature" -> access.substring(0, access.lastIndexOf('.') + 1);
      case "the public key as a shared secret" -> sharedSecret();
      case "another key" -> byAnotherKey(new JWSHeader(JWSAlgorithm.ES256));
      case "another key under the name of ours" -> byAnotherKey(ours());
      case "other claims under the same signature" -> withOtherClaims();
      case "expired" ->
          signed(
              new JWTClaimsSet.Builder(claims)
                  .expirationTime(Date.from(now.minusSeconds(1)))
                  .build());
      case "without an expiry" ->
          signed(new JWTClaimsSet.Builder(claims).expirationTime(null).build());
      case "not valid yet" -> signed(from(now.plus(Duration.ofMinutes(10))));
      case "another audience" ->
          signed(new JWTClaimsSet.Builder(claims).audience("another-service").build());
      case "another issuer" ->
          signed(new JWTClaimsSet.Builder(claims).issuer("https://id.example").build());
      case "an extension that must be understood" -> extended();
      case "a refresh token" -> refresh;
      case "another kind" ->
          signed(new JWTClaimsSet.Builder(claims).claim("token_type", "sliding").build());
      case "another person's password" ->
          signed(new JWTClaimsSet.Builder(claims).claim("hash_password", "0".repeat(64)).build());
      case "a person who does not exist" ->
          signed(
              new JWTClaimsSet.Builder(claims)
                  .claim("user_id", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
                  .build());
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private JWTClaimsSet from(Instant start) {
    return new JWTClaimsSet.Builder(claims).notBeforeTime(Date.from(start)).build();
  }

  private String unsigned(String algorithm) {
    return Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}")
        + "."
        + Base64URL.encode(claims.toString())
        + ".";
  }

  /** For a verifier that takes the algorithm from the token. */
  private String sharedSecret() throws JOSEException {
    String key = Http.anonymous().get("/.well-known/jwks.json").body();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    jwt.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
    return jwt.serialize();
  }

  private String byAnotherKey(JWSHeader header) throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
    return jwt.serialize();
  }

  private JWSHeader ours() {
    try {
      return SignedJWT.parse(access).getHeader();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String withOtherClaims() {
    String[] parts = access.split("\\.");
    Map<String, Object> more = new LinkedHashMap<>(claims.toJSONObject());
    more.put("role", "admin");
    try {
      return parts[0]
          + "."
          + Base64URL.encode(JWTClaimsSet.parse(more).toString())
          + "."
          + parts[2];
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String extended() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .criticalParams(Set.of("only-from"))
            .customParam("only-from", "10.0.0.1")
            .build();
    return signed(header, claims);
  }

  private String signed(JWTClaimsSet what) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build();
    return signed(header, what);
  }

  /** With the platform's key, as a mistake of the platform might. */
  private static String signed(JWSHeader header, JWTClaimsSet what) {
    Environment environment = Platform.environment("AuthFunction");
    String input = header.toBase64URL() + "." + Base64URL.encode(what.toString());
    KmsClient kms = new AwsClients(environment).kms();
    byte[] signature =
        kms.sign(
                request ->
                    request
                        .keyId(environment.get("TOKEN_KEY_ID"))
                        .message(SdkBytes.fromUtf8String(input))
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
            .signature()
            .asByteArray();
    try {
      return input + "." + Base64URL.encode(ECDSA.transcodeSignatureToConcat(signature, SIGNATURE));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
