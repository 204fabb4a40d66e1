package dev.cadenza.dubbing;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.ParameterReader;
import dev.cadenza.model.Job;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done with a recording, and who does it.
 *
 * @param engines those of the job's owner
 * @param voice who speaks, unless it is to be matched to the speaker
 * @param matched whether the voice is to be one like the original speaker's
 */
record Order(
    Engines engines,
    SpeechRecognizer recognizer,
    Translator translator,
    String source,
    String target,
    Voice voice,
    boolean matched,
    boolean keepBackground,
    Edits edits) {
  private static final String DEFAULT_SOURCE = "en";
  private static final String MATCH = "match";

  /**
   * @throws PermanentFailure {@code unsupported_language}, {@code unsupported_language_pair},
   *     {@code unknown_voice}, {@code voice_language_mismatch}
   */
  static Order of(Job job, Meter meter, Engines all) {
    Map<String, Object> parameters = job.parameters();
    Engines engines = all.forJob(job, meter);
    String source = ParameterReader.text(parameters, "source_language").orElse(DEFAULT_SOURCE);
    String target = ParameterReader.text(parameters, "target_language").orElse("");
    Optional<String> voice = ParameterReader.text(parameters, "voice");
    return new Order(
        engines,
        engines.recognizer(source),
        engines.translator(new LanguagePair(source, target)),
        source,
        target,
        voice
            .filter(id -> !id.equals(MATCH))
            .map(id -> engines.voice(id, target))
            .orElseGet(() -> engines.voiceFor(target)),
        voice.filter(MATCH::equals).isPresent(),
        !Boolean.FALSE.equals(parameters.get("keep_background")),
        Edits.of(parameters));
  }

  LanguagePair pair() {
    return new LanguagePair(source, target);
  }
}
