package dev.cadenza.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.catalog.ModelException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DiskSpaceTest {
  private static final Path FOLDER = Path.of("/models");

  @Test
  void shouldSayHowMuchIsMissing() {
    assertThatThrownBy(() -> DiskSpace.require(FOLDER, 800_000_000, 120_000_000))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Not enough disk space in /models: the models need 800 MB while they are installed, and 120 MB are free."
                + " Free some space, or choose another folder with the variable CADENZA_MODELS.");
  }

  @Test
  void shouldBeContentWithEnough() {
    assertThatCode(() -> DiskSpace.require(FOLDER, 100, 100)).doesNotThrowAnyException();
  }

  @Test
  void shouldCountWhatIsThereForAWhile() {
    ModelCatalog catalog =
        TestModels.one("a", new byte[1_000], TestModels.home("https://a.test/a"));

    assertThat(DiskSpace.needed(catalog.models())).isEqualTo(4_000);
  }
}
