package dev.cadenza.guides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.platform.LocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every block of docs/first-hour.md, typed in one shell, does what the page says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FirstHourTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USUAL_PORT = "localhost:8000";
  private static final String BLOCK = "### block ";

  @TempDir private static Path folder;

  private Hour hour;
  private List<String> outputs;

  @BeforeAll
  void type() throws Exception {
    hour = Hour.read(HOME.resolve("docs/first-hour.md"), "A first hour with curl");
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary())) {
      outputs = type(hour, USUAL_PORT, "localhost:" + platform.httpUrl().getPort());
    }
  }

  /**
   * Types all blocks but the first, which starts the platform, at which nothing ends.
   *
   * @param port what to change in each: the test's platform does not take the usual one
   * @return what each block prints
   */
  private static List<String> type(Hour hour, String usual, String port) throws Exception {
    StringBuilder script = new StringBuilder("set -uo pipefail\n");
    List<String> blocks = hour.commands().subList(1, hour.commands().size());
    for (int i = 0; i < blocks.size(); i++) {
      script.append("echo '%s%d'%n".formatted(BLOCK, i)).append(blocks.get(i).replace(usual, port));
    }
    provision();
    Path file = Files.writeString(folder.resolve("hour.sh"), script);
    Path log = folder.resolve("hour.log");
    Process shell =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(shell.waitFor(30, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
    } finally {
      shell.destroyForcibly();
    }
    List<String> outputs =
        List.of(Files.readString(log).split(BLOCK + "\\d+\n", -1)).subList(1, blocks.size() + 1);
    assertThat(shell.exitValue()).as(Files.readString(log)).isZero();
    return outputs;
  }

  /** A folder that looks like the checkout to who types, and takes what is saved. */
  private static void provision() throws IOException {
    Path launcher = folder.resolve("cadenza");
    String command = "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(HOME.resolve("cadenza"));
    Files.writeString(launcher, command);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path client = Path.of("docs/WatchJob.java");
    Files.createDirectory(folder.resolve("docs"));
    Files.copy(HOME.resolve(client), folder.resolve(client));
  }

  @Test
  void shouldBeginByStartingThePlatform() {
    assertThat(hour.commands().getFirst()).isEqualTo("./cadenza up\n");
    assertThat(hour.shown()).hasSize(1);
  }

  @Test
  void shouldCompleteEveryJob() throws IOException {
    List<JsonNode> ended = objects().filter(it -> it.has("progress")).toList();

    assertThat(ended)
        .extracting(job -> job.path("job_type").asText())
        .containsExactly("tts", "stt", "ai_stories", "dubbing", "dubbing", "voice_cloning");
    assertThat(ended)
        .allSatisfy(
            job -> {
              assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("completed");
              assertThat(job.path("progress").asInt()).isEqualTo(100);
              assertThat(job.path("error").isNull()).isTrue();
            });
  }

  @Test
  void shouldSaveTheFilesThatItNames() throws IOException {
    assertThat(names("speech")).contains("speech.mp3", "timings.json", "timings.vtt", "peaks.json");
    assertThat(names("transcript"))
        .contains("transcript.txt", "transcript.srt", "transcript.vtt", "transcript.json");
    assertThat(names("story"))
        .contains("story.m4b", "story.epub", "story.md", "story.vtt", "story.json", "cover.jpg");
    assertThat(names("dub")).contains("dubbed.mp3", "segments.json");
    assertThat(names("clone")).contains("preview.mp3", "report.json", "peaks.json");
  }

  @Test
  void shouldWriteDownWhatWasSaid() throws IOException {
    String transcript = Files.readString(folder.resolve("out/transcript/transcript.txt"));

    assertThat(transcript).containsIgnoringCase("train").containsIgnoringCase("garden");
    assertThat(output("cat out/transcript/transcript.txt")).contains(transcript.strip());
  }

  @Test
  void shouldChangeTheLinesThatAreMended() throws IOException {
    String before = output("\"target_language\": \"es\"");
    String after = output("/retry/");
    JsonNode segments = JSON.readTree(folder.resolve("out/dub/segments.json").toFile());

    assertThat(segments.size()).isEqualTo(3);
    assertThat(segments.at("/0/text").asText()).isEqualTo("The train leaves at ten.");
    assertThat(segments.at("/0/translation").asText()).contains("tren").contains("diez");
    assertThat(segments.at("/2/translation").asText()).isEqualTo("Hasta mañana.");
    assertThat(after).contains(before.lines().filter(it -> it.startsWith("1  ")).toList());
    assertThat(before).doesNotContain("The train leaves at ten.", "Hasta mañana.");
    assertThat(after).contains("0  The train leaves at ten.  →  ", "  →  Hasta mañana.");
    assertThat(JSON.readTree(after).path("attempt").asInt()).isEqualTo(2);
  }

  @Test
  void shouldListTheClonedVoiceFirst() throws IOException {
    JsonNode first = last(output("voice_cloning"));

    assertThat(first.path("id").asText()).startsWith("cloned/");
    assertThat(first.path("name").asText()).isEqualTo("My voice");
  }

  @Test
  void shouldSeeFramesUntilAJobHasEnded() throws IOException {
    List<String> lines = output("WatchJob.java").lines().toList();

    assertThat(lines.getFirst()).startsWith("> {\"action\": \"subscribe\", \"jobs\": [\"");
    List<JsonNode> frames = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      assertThat(line).startsWith("< ");
      frames.add(JSON.readTree(line.substring(2)));
    }
    assertThat(frames)
        .extracting(frame -> frame.path("type").asText())
        .contains("subscribed", "job.update");
    assertThat(frames).extracting(frame -> frame.at("/job/step").asText()).contains("recognize");
    assertThat(frames)
        .filteredOn(frame -> frame.at("/job/status").asText().equals("completed"))
        .isNotEmpty()
        .allMatch(frame -> frame.at("/job/progress").asInt() == 100);
  }

  /** What the block printed that has this in it. */
  private String output(String part) {
    List<String> blocks = hour.commands().subList(1, hour.commands().size());
    int found = -1;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).contains(part)) {
        found = i;
      }
    }
    assertThat(found).as(part).isNotNegative();
    return outputs.get(found);
  }

  /** The JSON that the blocks print, in order. */
  private Stream<JsonNode> objects() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String output : outputs) {
      all.addAll(objects(output));
    }
    return all.stream();
  }

  private static List<JsonNode> objects(String output) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    StringBuilder object = new StringBuilder();
    for (String line : output.lines().toList()) {
      if (line.equals("{") || !object.isEmpty()) {
        object.append(line);
      }
      if (line.equals("}")) {
        all.add(JSON.readTree(object.toString()));
        object.setLength(0);
      }
    }
    return all;
  }

  private static JsonNode last(String output) throws IOException {
    return objects(output).getLast();
  }

  private static List<String> names(String saved) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out").resolve(saved))) {
      return files
          .peek(file -> assertThat(file).isNotEmptyFile())
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }
}
