package dev.cadenza.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import dev.cadenza.aws.KmsKeys;
import dev.cadenza.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The public keys that verify tokens, as a JSON Web Key Set. */
@Path("/.well-known/jwks.json")
public final class KeysResource {
  private final KmsKeys keys;

  KeysResource(KmsKeys keys) {
    this.keys = keys;
  }

  @GET
  public Response keys() {
    ECKey key =
        new ECKey.Builder(Curve.P_256, keys.publicKey())
            .keyID(keys.id())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.ES256)
            .build();
    return Answers.json(200, new JWKSet(key).toJSONObject())
        .header("Cache-Control", "public, max-age=300")
        .build();
  }
}
