package dev.cadenza.dubbing;

import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.vocabulary.PhoneticCorrection;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import java.util.List;

/** Transcribes the recording once for all attempts. */
final class Listening {
  /** Not the number of cores: a later attempt must get the same groups on any machine. */
  private static final int SIDE_BY_SIDE = 2;

  private Listening() {}

  /**
   * @param audio 16 kHz
   * @param parts the spans with speech
   * @throws PermanentFailure {@code no_words} if no words are recognized
   */
  static Transcript to(PcmFile audio, List<TimeSpan> parts, Order order, StepContext context)
      throws Exception {
    List<String> vocabulary = DubbingParameters.of(context.job().parameters()).vocabulary();
    String words = vocabulary.isEmpty() ? "" : " " + vocabulary;
    SpeechRecognizer recognizer = order.recognizer().orElseThrow();
    Segments<SegmentGroup, Transcript> listening =
        new Segments<>(
            "transcript",
            Transcript.class,
            group -> recognizer.name() + " " + order.source() + " " + group.parts() + words,
            SegmentGroup::seconds,
            (group, done) ->
                recognizer
                    .knowing(vocabulary)
                    .recognize(
                        audio,
                        group.parts(),
                        order.source(),
                        seconds -> done.fraction(seconds / group.seconds()),
                        context::cancelled));
    List<Transcript> transcripts =
        context
            .segments()
            .inParallel(recognizer.groups(parts, SIDE_BY_SIDE), listening.alwaysKept());
    return new PhoneticCorrection(vocabulary)
        .corrected(Transcript.joined(transcripts))
        .requireWords();
  }
}
