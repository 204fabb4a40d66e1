package dev.cadenza.jobs.parameters;

import dev.cadenza.jobs.parameters.terms.PronunciationEntry;
import dev.cadenza.model.JobType;
import java.util.List;
import java.util.Map;

/**
 * What a job asks for. Made of its JSON once, where that comes in: {@link JobParameters} checks it
 * before, and what has another form than it allows counts as left out.
 */
public sealed interface TypedParameters
    permits SpeechToTextParameters,
        TextToSpeechParameters,
        VoiceCloningParameters,
        DubbingParameters,
        AiStoryParameters {

  static TypedParameters of(JobType type, Map<String, Object> json) {
    return switch (type) {
      case STT -> SpeechToTextParameters.of(json);
      case TTS -> TextToSpeechParameters.of(json);
      case VOICE_CLONING -> VoiceCloningParameters.of(json);
      case DUBBING -> DubbingParameters.of(json);
      case AI_STORIES -> AiStoryParameters.of(json);
    };
  }

  RequestedEngines engines();

  /** Who is to speak. */
  default RequestedVoices voices() {
    return RequestedVoices.NONE;
  }

  /** The dictionary for what is spoken; of the same words the first entry counts. */
  default List<PronunciationEntry> pronunciations() {
    return List.of();
  }
}
