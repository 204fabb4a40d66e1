package dev.cadenza.local.emulator;

import dev.cadenza.local.template.spec.KeySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The key pairs of the template's KMS keys; each is created once and stored in a file. */
public final class SigningKeys {

  private final Map<String, KeyPair> keys;

  private SigningKeys(Map<String, KeyPair> keys) {
    this.keys = Map.copyOf(keys);
  }

  /**
   * @param directory for the keys, created if missing
   */
  public static SigningKeys open(List<KeySpec> specs, Path directory) {
    return new SigningKeys(
        specs.stream()
            .collect(
                Collectors.toMap(
                    KeySpec::keyId, spec -> open(directory.resolve(spec.keyId() + ".key")))));
  }

  Optional<KeyPair> find(String keyId) {
    return Optional.ofNullable(keys.get(keyId));
  }

  private static KeyPair open(Path file) {
    try {
      return Files.exists(file) ? read(file) : create(file);
    } catch (IOException | GeneralSecurityException failure) {
      throw new EmulatorException("the signing key cannot be opened: " + file, failure);
    }
  }

  private static KeyPair create(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    Files.createDirectories(file.getParent());
    // Written to another file and renamed, so that a kill leaves no incomplete key.
    Path draft =
        Files.createTempFile(
            file.getParent(),
            "key",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(
        draft,
        List.of(
            base64.encodeToString(pair.getPrivate().getEncoded()),
            base64.encodeToString(pair.getPublic().getEncoded())));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return pair;
  }

  private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
    List<String> lines = Files.readAllLines(file);
    Base64.Decoder base64 = Base64.getDecoder();
    KeyFactory factory = KeyFactory.getInstance("EC");
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))));
  }
}
