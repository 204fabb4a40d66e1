package dev.cadenza.local.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.template.spec.Names;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

/** The KMS actions for signing tokens: {@code Sign} and {@code GetPublicKey}. */
public final class KmsService {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALGORITHM = "ECDSA_SHA_256";
  private static final int DIGEST_BYTES = 32;

  private final SigningKeys keys;

  public KmsService(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * @param status 200, or 400 with an error in the format of KMS
   * @param body JSON
   */
  public record Answer(int status, String body) {}

  /**
   * @param target the header {@code X-Amz-Target}, such as {@code TrentService.Sign}
   * @param body the request's JSON
   */
  public Answer answer(String target, byte[] body) {
    try {
      JsonNode request = JSON.readTree(body);
      return switch (target) {
        case "TrentService.Sign" -> sign(request);
        case "TrentService.GetPublicKey" -> publicKey(request);
        default -> refuse("UnknownOperationException", target + " is not supported locally");
      };
    } catch (IOException | IllegalArgumentException unreadable) {
      return refuse("ValidationException", unreadable.getMessage());
    } catch (GeneralSecurityException failure) {
      throw new EmulatorException("the message cannot be signed", failure);
    }
  }

  private Answer sign(JsonNode request) throws GeneralSecurityException {
    String keyId = keyId(request);
    KeyPair pair = keys.find(keyId).orElse(null);
    if (pair == null) {
      return missing(keyId);
    }
    if (!ALGORITHM.equals(request.path("SigningAlgorithm").asText())) {
      return refuse("InvalidKeyUsageException", "the key signs with " + ALGORITHM + " only");
    }
    byte[] message = Base64.getDecoder().decode(request.path("Message").asText());
    boolean digest = "DIGEST".equals(request.path("MessageType").asText());
    if (digest && message.length != DIGEST_BYTES) {
      return refuse("ValidationException", "Digest is invalid length for algorithm " + ALGORITHM);
    }
    Signature signature = Signature.getInstance(digest ? "NONEwithECDSA" : "SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(message);
    ObjectNode answer = JSON.createObjectNode();
    answer.put("KeyId", Names.keyArn(keyId));
    answer.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
    answer.put("SigningAlgorithm", ALGORITHM);
    return new Answer(200, answer.toString());
  }

  private Answer publicKey(JsonNode request) {
    String keyId = keyId(request);
    KeyPair pair = keys.find(keyId).orElse(null);
    if (pair == null) {
      return missing(keyId);
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.put("KeyId", Names.keyArn(keyId));
    answer.put("PublicKey", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    answer.put("KeySpec", "ECC_NIST_P256");
    answer.put("CustomerMasterKeySpec", "ECC_NIST_P256");
    answer.put("KeyUsage", "SIGN_VERIFY");
    answer.putArray("SigningAlgorithms").add(ALGORITHM);
    return new Answer(200, answer.toString());
  }

  /** A key is identified by its id or its ARN. */
  private static String keyId(JsonNode request) {
    String name = request.path("KeyId").asText();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Answer missing(String keyId) {
    return refuse("NotFoundException", "Key '" + Names.keyArn(keyId) + "' does not exist");
  }

  private static Answer refuse(String type, String message) {
    ObjectNode error = JSON.createObjectNode();
    error.put("__type", type);
    error.put("message", message);
    return new Answer(400, error.toString());
  }
}
