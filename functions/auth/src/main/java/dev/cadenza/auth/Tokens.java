package dev.cadenza.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cadenza.http.auth.Token;
import dev.cadenza.model.Account;
import dev.cadenza.model.id.Ulid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Issues tokens with the claims of SimpleJWT. */
final class Tokens {
  static final Duration ACCESS_LIFE = Duration.ofHours(1);
  static final Duration REFRESH_LIFE = Duration.ofDays(7);

  private final JWSSigner signer;
  private final String keyId;
  private final Clock clock;

  Tokens(JWSSigner signer, String keyId, Clock clock) {
    this.signer = signer;
    this.keyId = keyId;
    this.clock = clock;
  }

  String access(Account account) {
    return sign(claims(Token.ACCESS, account, Ulid.next(clock.instant()), ACCESS_LIFE).build());
  }

  /**
   * @param id of the token within its family
   */
  String refresh(Account account, String family, String id) {
    return sign(claims(Token.REFRESH, account, id, REFRESH_LIFE).claim("family", family).build());
  }

  private JWTClaimsSet.Builder claims(String type, Account account, String id, Duration life) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .claim("token_type", type)
        .claim("user_id", account.id())
        .claim(Token.PASSWORD_CLAIM, account.passwordFingerprint())
        .jwtID(id)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)));
  }

  private String sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(keyId).build();
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("A token could not be signed", e);
    }
    return jwt.serialize();
  }
}
