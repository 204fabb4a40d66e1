package dev.cadenza.neural.speakers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sentences of flite's voices. */
final class SpokenClips {
  private static final List<String> SENTENCES =
      List.of(
          "We could take the early ferry and be back before dark.",
          "I told her that the garden needs more water in summer.",
          "The committee will meet again on Thursday afternoon.",
          "Nobody knew where the old map had been kept all these years.",
          "If it rains tomorrow we should stay at home and cook something warm.");

  private final Path folder;

  SpokenClips(Path folder) {
    this.folder = folder;
  }

  /** All sentences, in one voice. */
  List<Pcm> of(String voice) throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "flite is not installed.");
    List<Pcm> clips = new ArrayList<>();
    for (int i = 0; i < SENTENCES.size(); i++) {
      Path file = folder.resolve(voice + i + ".wav");
      String text = SENTENCES.get(i);
      Process flite =
          new ProcessBuilder("flite", "-voice", voice, "-t", text, "-o", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (flite.waitFor() != 0) {
        throw new IOException("flite did not say a sentence with the voice " + voice + ".");
      }
      PcmFile audio = PcmFile.open(file);
      clips.add(audio.read(new TimeSpan(0, audio.seconds())));
    }
    return clips;
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(it -> Files.isExecutable(Path.of(it, "flite")));
  }
}
