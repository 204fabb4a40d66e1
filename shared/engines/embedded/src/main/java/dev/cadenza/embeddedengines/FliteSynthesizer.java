package dev.cadenza.embeddedengines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.embeddedengines.process.Resident;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Speaks English with CMU flite: with its C library in a persistent child process, or with its
 * program if the library is missing.
 */
public final class FliteSynthesizer implements SpeechSynthesizer {
  static final String NAME = "flite";

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final double STILLNESS_SECONDS = 0.1;
  private static final int VOICE_RATE = 16_000;

  private static final List<Voice> VOICES =
      List.of(
          voice("slt", "SLT", "en-US", "female"),
          voice("rms", "RMS", "en-US", "male"),
          voice("awb", "AWB", "en-GB-scotland", "male"),
          voice("kal16", "KAL", "en-US", "male"));

  /**
   * The word error rate of pocketsphinx in ten sentences is 8 % for RMS, 15 % for AWB and KAL, 33 %
   * for SLT. KAL is the roughest, also after a conversion.
   */
  private static final List<String> CLEAREST_FIRST = List.of("rms", "awb", "slt", "kal16");

  private static final Duration IDLE = Duration.ofMinutes(5);

  /** If only the program is installed, it is started for each sentence. */
  private static final boolean LIBRARY =
      FliteLibrary.isInstalled(VOICES.stream().map(Voice::localName).toList());

  private static final Resident<EspeakProcess> CHILD =
      new Resident<>(() -> EspeakProcess.start(NAME, FliteChild.class), IDLE);

  private final Path program;

  public FliteSynthesizer(Path program) {
    this.program = requireNonNull(program, "program");
  }

  private static Voice voice(String local, String name, String language, String gender) {
    return new Voice(NAME + "/" + local, name, language, gender, NAME, "draft");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Voice> voices() {
    return VOICES;
  }

  @Override
  public List<Voice> bases(Voice usual) {
    return VOICES.stream()
        .sorted(Comparator.comparingInt(voice -> CLEAREST_FIRST.indexOf(voice.localName())))
        .toList();
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    SynthesisRequest.check(this, voice, speed);
    String text = SynthesisRequest.plain(sentence);
    String spelled = EnglishText.of(text);
    if (spelled.isEmpty()) {
      return new Speech(Pcm.silence(STILLNESS_SECONDS, VOICE_RATE), List.of());
    }
    return LIBRARY
        ? spoken(text, spelled, voice, speed, cancellation)
        : printed(text, spelled, voice, speed, cancellation);
  }

  /** A child may end for unrelated reasons: a text is tried in a second one. */
  private static Speech spoken(
      String text, String spelled, Voice voice, double speed, Cancellation cancellation)
      throws InterruptedException {
    EspeakProcess.Died last = null;
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        EspeakRendering rendering =
            CHILD.ask(
                process -> process.speak(voice.localName(), stretch(speed), spelled, cancellation),
                cancellation);
        Pcm sound = rendering.sound();
        return sound.length() == 0
            ? new Speech(Pcm.silence(STILLNESS_SECONDS, VOICE_RATE), List.of())
            : new Speech(sound, PhoneDurations.of(rendering.phones()).words(text, sound.seconds()));
      } catch (EspeakProcess.Died e) {
        last = e;
      }
    }
    throw new TransientFailure("synthesis_failed", "flite stopped: " + last.getMessage(), last);
  }

  private static double stretch(double speed) {
    return Math.round(1000 / speed) / 1000.0;
  }

  /** The child process, if it is running: for tests. */
  static ProcessHandle process() throws InterruptedException {
    return CHILD.ask(EspeakProcess::handle, Cancellation.NEVER);
  }

  /** Speaks with the program, started for this sentence. */
  Speech printed(String text, String spelled, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    try (ScratchFolder folder = ScratchFolder.create(NAME)) {
      Path wav = folder.path().resolve("speech.wav");
      Command.Outcome outcome =
          Command.of(program, arguments(voice, speed, spelled, wav))
              .within(LIMIT)
              .run(cancellation);
      if (!outcome.succeeded() || !Files.exists(wav)) {
        throw new TransientFailure(
            "synthesis_failed", "flite stopped: " + outcome.complaint(), null);
      }
      Pcm sound = sound(wav);
      return new Speech(sound, PhoneDurations.of(outcome.output()).words(text, sound.seconds()));
    }
  }

  private static List<String> arguments(Voice voice, double speed, String text, Path wav) {
    return List.of(
        "-voice",
        voice.localName(),
        "--setf",
        String.format(Locale.ROOT, "duration_stretch=%.3f", stretch(speed)),
        "-psdur",
        "-t",
        text,
        "-o",
        wav.toString());
  }

  private static Pcm sound(Path wav) throws IOException {
    PcmFile file = PcmFile.open(wav);
    return file.samples() == 0
        ? Pcm.silence(STILLNESS_SECONDS, file.sampleRate())
        : file.read(new TimeSpan(0, file.seconds()));
  }
}
