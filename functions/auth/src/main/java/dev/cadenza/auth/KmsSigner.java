package dev.cadenza.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Signs with a key that never leaves KMS. */
final class KmsSigner implements JWSSigner {
  private final KmsClient client;
  private final String keyId;
  private final JCAContext context = new JCAContext();

  KmsSigner(KmsClient client, String keyId) {
    this.client = client;
    this.keyId = keyId;
  }

  @Override
  public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
    byte[] der =
        client
            .sign(
                request ->
                    request
                        .keyId(keyId)
                        .message(SdkBytes.fromByteArray(input))
                        .messageType(MessageType.RAW)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
            .signature()
            .asByteArray();
    // KMS returns DER; a JWS contains the two numbers one after the other.
    return Base64URL.encode(
        ECDSA.transcodeSignatureToConcat(
            der, ECDSA.getSignatureByteArrayLength(JWSAlgorithm.ES256)));
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return Set.of(JWSAlgorithm.ES256);
  }

  @Override
  public JCAContext getJCAContext() {
    return context;
  }
}
