package dev.cadenza.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoverTest {
  @ParameterizedTest
  @CsvSource({"Élodie & Œuvre, ELODIE AND UVRE", "数字 12?, 12?", "{x} O’Neil, X O'NEIL", "数字, ''"})
  void shouldDrawTheLettersThatThereAre(String title, String drawn) {
    assertThat(Lettering.drawable(title)).isEqualTo(drawn);
  }

  @ParameterizedTest
  @CsvSource({
    "romance, A, ''",
    "unheard-of, The Very Long Title of a Story That Does Not End Soon, An Author With a Name That Is Far Too Long for the Width of a Cover",
    "mystery, 数字, romance"
  })
  void shouldDrawACoverForEveryTitle(
      String genre, String title, String byline, @TempDir Path folder) throws IOException {
    Path first = folder.resolve("1.ppm");
    Path second = folder.resolve("2.ppm");

    Cover.of(title, byline, genre, 4).write(first);
    Cover.of(title, byline, genre, 4).write(second);

    assertThat(Files.size(first)).isEqualTo(1_400L * 1_400 * 3 + 17);
    assertThat(first).hasSameBinaryContentAs(second);
  }
}
