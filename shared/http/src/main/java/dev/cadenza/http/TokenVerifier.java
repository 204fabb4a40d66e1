package dev.cadenza.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads tokens: ES256, signed by the platform's key, not expired. */
public final class TokenVerifier {
  private final Supplier<ECPublicKey> key;
  private final Clock clock;

  /**
   * @param key the public half of the signing key, on P-256
   */
  public TokenVerifier(Supplier<ECPublicKey> key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** The token, of whatever type. */
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
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      boolean genuine =
          JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
              && jwt.verify(new ECDSAVerifier(key.get()));
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      Date expiry = claims.getExpirationTime();
      if (genuine && expiry != null && expiry.toInstant().isAfter(clock.instant())) {
        return claims;
      }
    } catch (ParseException | JOSEException e) {
      throw new InvalidToken("Token is invalid or expired");
    }
    throw new InvalidToken("Token is invalid or expired");
  }
}
