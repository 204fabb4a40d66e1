package dev.cadenza.neural.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhisperNativesTest {
  @ParameterizedTest
  @CsvSource({
    "amd64, flags : fpu avx avx2 fma f16c, debian-amd64, libggml+mf16c+mfma+mavx+mavx2.so",
    "x86_64, flags : fpu avx fma f16c, debian-amd64, libggml.so",
    "aarch64, Features : fp asimd crc32 asimdhp, debian-arm64, libggml+fp16.so",
    "aarch64, Features : fp asimd crc32, debian-arm64, libggml+crc.so",
  })
  void shouldChooseByTheProcessor(
      String architecture, String features, String folder, String library) {
    WhisperNatives natives = WhisperNatives.of("Linux", architecture, features);

    assertThat(natives).isEqualTo(new WhisperNatives(folder, library));
    assertThat(WhisperNatives.class.getResource("/" + folder + "/" + library)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64", "Linux, aarch64"})
  void shouldSayWhatItRunsOn(String system, String architecture) {
    assertThatThrownBy(() -> WhisperNatives.of(system, architecture, ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs on Linux with x86-64")
        .hasMessageContaining(system);
  }

  @Test
  void shouldLoadOnThisMachine() {
    assertThat(WhisperLibrary.get().languageCodes()).hasSize(100).startsWith("en", "zh", "de");
  }
}
