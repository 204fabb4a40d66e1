package dev.cadenza.cloning;

import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.VoiceSimilarity;
import dev.cadenza.media.ffmpeg.SpeechSample;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Has a service make a voice, and compare it with the person's.
 *
 * @param audio the decoded recording
 */
record ServiceVoice(VoiceCloner service, SpeechSample sample, PcmFile audio, StepContext context) {

  /**
   * @param name of the voice
   */
  Chosen made(String name) throws IOException, InterruptedException {
    String voice =
        service.clone(
            name,
            service.measuresSimilarity() ? firstPart() : recorded(),
            context::progress,
            context::cancelled);
    return new Chosen(voice, null);
  }

  private Path recorded() throws IOException, InterruptedException {
    Path mp3 = context.directory().resolve("sample.mp3");
    sample.write(context.input(), VoiceCloner.MAX_SECONDS, mp3, context::cancelled);
    context.progress(0.5);
    return mp3;
  }

  private Path firstPart() throws IOException {
    Path wav = context.directory().resolve("first.wav");
    try (WavWriter writer = WavWriter.create(wav, PcmFile.SPEECH_RATE)) {
      for (Pcm part : reference().first().speech()) {
        writer.append(part);
      }
    }
    return wav;
  }

  /**
   * How near the voice comes to the person's, if the service measures that.
   *
   * @param base the service's id of the voice
   */
  Optional<VoiceSimilarity> similarity(String base) throws IOException, InterruptedException {
    if (!service.measuresSimilarity()) {
      return Optional.empty();
    }
    Reference reference = reference();
    return service.similarity(
        base, reference.first().joined(), reference.heldOut().joined(), context::cancelled);
  }

  private Reference reference() throws IOException {
    return Reference.of(audio, context::cancelled);
  }
}
