package dev.cadenza.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Verifies tokens: ES256, signed by the platform's key, not expired. Safe for use by several
 * threads.
 */
public final class TokenVerifier {
  /** More than the number of concurrent users. */
  private static final int MAX_REMEMBERED = 1_000;

  private final Supplier<ECPublicKey> key;
  private final Clock clock;
  private final Map<String, Genuine> remembered = Collections.synchronizedMap(new Newest());

  /** A verified token, and the key that verified it. */
  private record Genuine(ECPublicKey key, JWTClaimsSet claims) {}

  /** Evicts the least recently used entry. */
  private static final class Newest extends LinkedHashMap<String, Genuine> {
    private static final long serialVersionUID = 1L;

    Newest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Genuine> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }

  /**
   * @param key the public half of the signing key, on P-256
   */
  public TokenVerifier(Supplier<ECPublicKey> key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** The token, of any type. */
  public Token read(String text) throws InvalidToken {
    JWTClaimsSet claims = claims(text);
    try {
      String type = claims.getStringClaim("token_type");
      String account = claims.getStringClaim("user_id");
      if (type == null || account == null || claims.getJWTID() == null) {
        throw new InvalidToken("Token is invalid or expired");
      }
      return new Token(
          type,
          account,
          claims.getJWTID(),
          Optional.ofNullable(claims.getStringClaim("family")),
          Optional.ofNullable(claims.getStringClaim(Token.PASSWORD_CLAIM)),
          claims.getExpirationTime().toInstant());
    } catch (ParseException e) {
      throw new InvalidToken("Token is invalid or expired");
    }
  }

  /** The token, if it is of this type. */
  public Token read(String text, String type) throws InvalidToken {
    Token token = read(text);
    if (!token.type().equals(type)) {
      throw new InvalidToken("Token has wrong type");
    }
    return token;
  }

  private JWTClaimsSet claims(String text) throws InvalidToken {
    JWTClaimsSet claims = genuine(text).claims();
    Date expiry = claims.getExpirationTime();
    if (expiry == null || !expiry.toInstant().isAfter(clock.instant()) || !isForUs(claims)) {
      throw new InvalidToken("Token is invalid or expired");
    }
    return claims;
  }

  /**
   * The platform's tokens name no audience and no issuer, and are valid at once. A token that does
   * is for another service, even if the same key signed it (RFC 7519, 4.1.3 and 4.1.5).
   */
  private boolean isForUs(JWTClaimsSet claims) {
    Date start = claims.getNotBeforeTime();
    return claims.getAudience().isEmpty()
        && claims.getIssuer() == null
        && (start == null || !start.toInstant().isAfter(clock.instant()));
  }

  /**
   * Verification takes longer than the rest of a short request, and clients send the same token for
   * hours.
   */
  private Genuine genuine(String text) throws InvalidToken {
    ECPublicKey now = key.get();
    Genuine before = remembered.get(text);
    if (before != null && before.key().equals(now)) {
      return before;
    }
    Genuine genuine = verify(text, now);
    remembered.put(text, genuine);
    return genuine;
  }

  private static Genuine verify(String text, ECPublicKey key) throws InvalidToken {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      if (JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
          && jwt.verify(new ECDSAVerifier(key))) {
        return new Genuine(key, jwt.getJWTClaimsSet());
      }
    } catch (ParseException | JOSEException e) {
      throw new InvalidToken("Token is invalid or expired");
    }
    throw new InvalidToken("Token is invalid or expired");
  }
}
