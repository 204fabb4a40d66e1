package dev.cadenza.aws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import software.amazon.awssdk.services.kms.KmsClient;

/** The public part of the key that signs tokens. */
public final class KmsKeys {
  private final KmsClient client;
  private final String keyId;
  private volatile ECPublicKey cached;

  public KmsKeys(KmsClient client, Environment environment) {
    this.client = client;
    this.keyId = environment.get("TOKEN_KEY_ID");
  }

  /** The key's identifier, the {@code kid} of its tokens. */
  public String id() {
    return keyId;
  }

  /** The public key on the curve P-256; fetched once. */
  public ECPublicKey publicKey() {
    ECPublicKey key = cached;
    if (key == null) {
      key = fetch();
      cached = key;
    }
    return key;
  }

  private ECPublicKey fetch() {
    byte[] encoded = client.getPublicKey(request -> request.keyId(keyId)).publicKey().asByteArray();
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("KMS returned a key that is not an EC key", e);
    }
  }
}
