package dev.cadenza.cloning;

import dev.cadenza.engines.VoiceSimilarity;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.voiceprint.Pitch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The report on a cloned voice, as JSON values. */
final class Report {
  private Report() {}

  static Map<String, Object> of(
      String voice,
      String name,
      String language,
      String base,
      Optional<Double> tract,
      Pitch pitch,
      Likeness likeness,
      Optional<VoiceSimilarity> similarity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("voice", voice);
    json.put("name", name);
    json.put("language", language);
    json.put("base_voice", base);
    json.put("synthetic", true);
    json.put("consent", true);
    json.put("pitch_hertz", rounded(pitch.hertz()));
    json.put("pitch_spread_semitones", rounded(12 * pitch.logSpread() / Math.log(2)));
    tract.ifPresent(factor -> json.put("vocal_tract_factor", factor));
    json.put("frechet_distance", frechet(likeness));
    json.put("pitch_difference_semitones", semitones(likeness));
    similarity.ifPresent(it -> json.put("similarity", cosines(it)));
    json.put(
        "method",
        tract.isPresent()
            ? "Fitted on the first two thirds of the reference, measured against its last third. The"
                + " final voice is fitted on all of it. 'own' is between the two parts."
            : "Created by the service from the reference, measured against its last third. 'before' is"
                + " the voice that would be used otherwise; 'own' is between the two parts.");
    return json;
  }

  /** What a result says of a voice, as JSON values. */
  static Map<String, Object> metadata(
      ClonedVoice voice, Recording recording, Measured measured, Likeness likeness) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", voice.voice().quality());
    metadata.put("voice", voice.voice().id());
    metadata.put("base_voice", voice.base());
    metadata.put("language", voice.language());
    metadata.put("synthetic", true);
    metadata.put("audio_seconds", rounded(recording.seconds()));
    metadata.put("speech_seconds", rounded(measured.seconds()));
    metadata.put("distance_before", rounded(likeness.before().frechet()));
    metadata.put("distance_after", rounded(likeness.after().frechet()));
    metadata.put("distance_fall_percent", rounded(likeness.fall()));
    metadata.put("pitch_error_semitones", rounded(Math.abs(likeness.after().semitones())));
    return metadata;
  }

  private static Map<String, Object> cosines(VoiceSimilarity similarity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clone", rounded(similarity.cloned()));
    json.put("nearest_stock_voice", rounded(similarity.nearest()));
    json.put("own", rounded(similarity.own()));
    return json;
  }

  private static Map<String, Object> frechet(Likeness likeness) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("before", rounded(likeness.before().frechet()));
    json.put("after", rounded(likeness.after().frechet()));
    json.put("fall_percent", rounded(likeness.fall()));
    json.put("own", rounded(likeness.own().frechet()));
    return json;
  }

  private static Map<String, Object> semitones(Likeness likeness) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("before", rounded(likeness.before().semitones()));
    json.put("after", rounded(likeness.after().semitones()));
    json.put("own", rounded(likeness.own().semitones()));
    return json;
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
