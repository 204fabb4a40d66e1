package dev.cadenza.model.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digests of FIPS 180-2, appendix B.1. */
final class Sha256Test {
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void shouldDigestAText() {
    assertThat(Sha256.hex("abc", Sha256.BYTES)).isEqualTo(OF_ABC);
    assertThat(Sha256.hex("abc", 8)).isEqualTo(OF_ABC.substring(0, 16));
  }

  @Test
  void shouldDigestBytes() {
    byte[] content = "abc".getBytes(StandardCharsets.UTF_8);

    assertThat(Sha256.hex(content, Sha256.BYTES)).isEqualTo(OF_ABC);
  }

  @Test
  void shouldDigestAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");

    assertThat(Sha256.hex(file)).isEqualTo(OF_ABC);
  }
}
