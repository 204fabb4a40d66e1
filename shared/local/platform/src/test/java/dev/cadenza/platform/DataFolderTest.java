package dev.cadenza.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temporary;

  @Test
  void shouldMakeTheFolderWhenMissing() {
    Path folder = temporary.resolve("a/b");
    try (DataFolder claimed = DataFolder.claim(folder)) {
      assertThat(claimed.path()).isDirectory().isAbsolute();
    }
  }

  @Test
  void shouldKeepWhatIsThere() throws IOException {
    DataFolder.claim(temporary).close();
    Files.writeString(temporary.resolve("table"), "rows");
    try (DataFolder claimed = DataFolder.claim(temporary)) {
      assertThat(claimed.path().resolve("table")).hasContent("rows");
    }
  }

  @Test
  void shouldBeUsedByOneAtATime() {
    try (DataFolder _ = DataFolder.claim(temporary)) {
      assertThatExceptionOfType(PlatformUnavailable.class)
          .isThrownBy(() -> DataFolder.claim(temporary))
          .withMessageContaining("is in use");
    }
    DataFolder.claim(temporary).close();
  }

  @Test
  void shouldNotTouchWhatIsNotOurs() throws IOException {
    Path letter = Files.writeString(temporary.resolve("letter.txt"), "Dear Ada");
    assertThatExceptionOfType(PlatformUnavailable.class)
        .isThrownBy(() -> DataFolder.claim(temporary))
        .withMessageContaining("other files than data of Cadenza");
    assertThat(letter).hasContent("Dear Ada");
  }

  @Test
  void shouldEmptyAndStayClaimed() throws IOException {
    try (DataFolder claimed = DataFolder.claim(temporary)) {
      Files.createDirectories(temporary.resolve("dynamodb/deep"));
      Files.writeString(temporary.resolve("dynamodb/deep/table"), "rows");
      claimed.empty();
      assertThat(temporary.resolve("dynamodb")).doesNotExist();
      assertThatExceptionOfType(PlatformUnavailable.class)
          .isThrownBy(() -> DataFolder.claim(temporary));
    }
  }

  @Test
  void shouldGoWithAllThatIsInItWhenTemporary() throws IOException {
    DataFolder claimed = DataFolder.temporary();
    Files.writeString(claimed.path().resolve("file"), "rows");
    claimed.close();
    assertThat(claimed.path()).doesNotExist();
  }
}
