package dev.cadenza.neural.bergamot;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.models.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "en-pt pt-en, {en→pt=[en→pt]; pt→en=[pt→en]}",
    "en-pt, {en→pt=[en→pt]}",
    "de-en en-pt, {de→en=[de→en]; de→pt=[de→en; en→pt]; en→pt=[en→pt]}",
    "de-en en-pt de-pt, {de→en=[de→en]; de→pt=[de→pt]; en→pt=[en→pt]}",
    "de-fr fr-pt, {de→fr=[de→fr]; fr→pt=[fr→pt]}"
  })
  void shouldGoOverEnglishWhereNoModelIs(String installed, String ways) {
    Routes routes =
        Routes.of(
            Arrays.stream(installed.split(" ", -1))
                .map(name -> name.split("-", 2))
                .collect(toMap(it -> new LanguagePair(it[0], it[1]), _ -> Path.of("models"))));

    assertThat(routes.ways().toString().replace(",", ";")).isEqualTo(ways);
  }

  @Test
  void shouldFindModelsByTheNamesOfTheirFolders(@TempDir Path models) throws Exception {
    for (String name :
        new String[] {"bergamot-en-pt", "bergamot-en", "bergamot-en-pt.part", "whisper-base"}) {
      Files.createDirectory(models.resolve(name));
    }
    Files.createFile(models.resolve("bergamot-en-de"));

    assertThat(Routes.in(new ModelFolder(models)).installed())
        .containsOnlyKeys(new LanguagePair("en", "pt"));
  }
}
