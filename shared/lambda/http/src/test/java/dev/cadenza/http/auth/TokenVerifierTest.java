package dev.cadenza.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cached token is verified like a new one. */
final class TokenVerifierTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private ECKey key;
  private Instant now = START;
  private final InstantSource time = () -> now;
  private final TokenVerifier verifier =
      new TokenVerifier(this::publicKey, time.withZone(ZoneOffset.UTC));

  @BeforeEach
  void generate() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).generate();
  }

  private ECPublicKey publicKey() {
    try {
      return key.toECPublicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldReadATokenAgain() throws Exception {
    String token = token(key);

    assertThat(verifier.read(token).account()).isEqualTo("7");
    assertThat(verifier.read(token)).isEqualTo(verifier.read(token));
  }

  @Test
  void shouldRefuseATokenThatHasExpiredSinceItWasSeen() throws Exception {
    String token = token(key);
    verifier.read(token);
    now = START.plusSeconds(60);

    assertThatThrownBy(() -> verifier.read(token)).isInstanceOf(InvalidToken.class);
  }

  @Test
  void shouldRefuseATokenWhoseKeyWasReplacedSinceItWasSeen() throws Exception {
    String token = token(key);
    verifier.read(token);
    generate();

    assertThatThrownBy(() -> verifier.read(token)).isInstanceOf(InvalidToken.class);
    assertThat(verifier.read(token(key)).account()).isEqualTo("7");
  }

  @Test
  void shouldRefuseWhatOnlyLooksLikeATokenThatWasSeen() throws Exception {
    String token = token(key);
    verifier.read(token);
    String forged = token(new ECKeyGenerator(Curve.P_256).generate());
    String mixed =
        token.substring(0, token.lastIndexOf('.')) + forged.substring(forged.lastIndexOf('.'));

    assertThatThrownBy(() -> verifier.read(forged)).isInstanceOf(InvalidToken.class);
    assertThatThrownBy(() -> verifier.read(mixed)).isInstanceOf(InvalidToken.class);
    assertThatThrownBy(() -> verifier.read(mixed)).isInstanceOf(InvalidToken.class);
    assertThatThrownBy(() -> verifier.read("no token")).isInstanceOf(InvalidToken.class);
  }

  private static String token(ECKey signer) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim("token_type", "access")
            .claim("user_id", "7")
            .jwtID("1")
            .expirationTime(Date.from(START.plusSeconds(30)))
            .build();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
    jwt.sign(new ECDSASigner(signer));
    return jwt.serialize();
  }
}
