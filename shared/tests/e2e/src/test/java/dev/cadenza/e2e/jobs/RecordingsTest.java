package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.DubbingMedia;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings as they come: with odd channels, late sound, many tracks, and no words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecordingsTest {
  private static final String SENTENCE = "The train leaves at nine in the morning.";
  private static final String LONGER = "The train leaves at nine in the morning from platform two.";
  private static final String INVERTED = "pan=stereo|c0=c0|c1=-1*c0";

  private final Person editor = Person.of(SampleUser.EDITOR);

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
  }

  @Test
  void shouldHearChannelsThatCancel() throws Exception {
    Path speech = speech();
    String expected = words(finished(JobType.STT, speech, Map.of()));

    assertThat(expected).contains("train");
    for (String name : List.of("inverted.wav", "inverted.mp3")) {
      Path inverted = new DubbingMedia(folder).made(name, "-i", speech.toString(), "-af", INVERTED);
      assertThat(words(finished(JobType.STT, inverted, Map.of()))).contains("train");
    }
  }

  @Test
  void shouldCloneAVoiceFromChannelsThatCancel() throws Exception {
    Path speech =
        new DubbingMedia(folder).speech("long.wav", SENTENCE, SENTENCE, SENTENCE, SENTENCE);
    Path inverted =
        new DubbingMedia(folder).made("long.m4a", "-i", speech.toString(), "-af", INVERTED);

    Job job = finished(JobType.VOICE_CLONING, inverted, Map.of("name", "Ada", "consent", true));

    assertThat(editor.result(job).logs())
        .contains("all 2 channels, with opposite channels inverted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"late.mp4", "late.ts"})
  void shouldKeepTheTimesOfAFilmWhoseSoundStartsLate(String name) throws Exception {
    Path film = late(name);
    double spoken = 3 + 1;

    Job heard = finished(JobType.STT, film, Map.of());
    Job dubbed = finished(JobType.DUBBING, film, Map.of("target_language", "es"));

    assertThat(cues(heard, "transcript.srt").getFirst().start()).isCloseTo(spoken, within(0.4));
    assertThat(cues(dubbed, "source.srt").getFirst().start()).isCloseTo(spoken, within(0.4));
    assertThat(cues(dubbed, "target.srt").getFirst().start()).isCloseTo(spoken, within(0.4));
  }

  @Test
  void shouldKeepOrNameTheOtherTracksOfAFilm() throws Exception {
    Path film =
        new DubbingMedia(folder)
            .made(
                "tracks.mkv",
                "-i",
                late("late.mp4").toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=d=5",
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-c:a:1",
                "aac",
                "-metadata:s:a:1",
                "language=deu",
                "-metadata:s:a:0",
                "language=eng");

    Job job = finished(JobType.DUBBING, film, Map.of("target_language", "es"));

    Path dubbed = download(job).get("dubbed.mkv");
    assertThat(DubbingMedia.probe(dubbed, "a", "stream_tags=language"))
        .containsExactly("spa", "eng", "deu");
    assertThat(editor.result(job).metadata()).doesNotContainKey("left_out");
    assertThat(editor.result(job).logs()).contains("the default one of 2");
  }

  /** What is too short for a word, a tone, music of a kind and noise: success would be a lie. */
  @Test
  void shouldSayThatNoWordIsSaid() throws Exception {
    DubbingMedia media = new DubbingMedia(folder);
    TestMedia.speech(folder, "flite/slt", List.of(LONGER), 0);
    String speech = folder.resolve("speech.wav").toString();
    Path piece = media.made("piece.wav", "-i", speech, "-ss", "1.0", "-t", "0.2");
    Path beep =
        media.made("beep.wav", "-f", "lavfi", "-i", "sine=d=0.2", "-af", "apad=whole_dur=2");

    for (Path file : List.of(piece, beep)) {
      editor.failed(submitted(JobType.STT, file, Map.of()), "no_words");
      editor.failed(submitted(JobType.DUBBING, file, Map.of("target_language", "es")), "no_words");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anoisesrc=d=4:a=0.2", "sine=d=4", "anullsrc=d=4", "anullsrc=d=0.05"})
  void shouldSayThatNothingIsSaid(String source) throws Exception {
    Path file = new DubbingMedia(folder).made("still.wav", "-f", "lavfi", "-i", source);

    editor.failed(submitted(JobType.STT, file, Map.of()), "silent");
    editor.failed(submitted(JobType.DUBBING, file, Map.of("target_language", "es")), "silent");
  }

  /** A sentence after a second of silence. */
  private Path speech() throws Exception {
    return new DubbingMedia(folder).speech("said.wav", SENTENCE);
  }

  private Path late(String name) throws Exception {
    return new DubbingMedia(folder)
        .made(
            name,
            "-f",
            "lavfi",
            "-i",
            "testsrc=s=96x64:r=12:d=9",
            "-itsoffset",
            "3",
            "-i",
            speech().toString(),
            "-map",
            "0",
            "-map",
            "1",
            "-pix_fmt",
            "yuv420p",
            "-c:v",
            "libx264",
            "-c:a",
            "aac");
  }

  private Job finished(JobType type, Path file, Map<String, Object> parameters) throws IOException {
    Job job = editor.finished(submitted(type, file, parameters));
    assertThat(job.error()).isEmpty();
    return job;
  }

  private Job submitted(JobType type, Path file, Map<String, Object> parameters)
      throws IOException {
    return editor.submit(type, parameters, file.getFileName().toString(), Files.readAllBytes(file));
  }

  private String words(Job job) throws IOException {
    return Files.readString(download(job).get("transcript.txt"));
  }

  private List<Cue> cues(Job job, String name) throws IOException {
    return SubtitleFormat.SRT.read(Files.readString(download(job).get(name)));
  }

  private Map<String, Path> download(Job job) {
    Map<String, Path> files = new HashMap<>();
    editor
        .client()
        .download(editor.result(job), folder.resolve(job.id()))
        .forEach(path -> files.put(path.getFileName().toString(), path));
    return files;
  }
}
