package dev.cadenza.transcripts.lines;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A line of a dub.
 *
 * @param start in seconds from the start of the recording
 * @param end in seconds
 * @param speaker the name of the speaker; empty if speakers are not distinguished
 * @param text what is said in the recording; empty if it is not known
 * @param translation what is spoken in the dub; empty if the text is to be translated
 * @param voice the id of a voice, or {@code match}; empty for that of the speaker
 * @param speed 1 is the voice's default
 * @param gainDb the change of its loudness, in decibels
 * @param fit how it was fitted into its time; null if it was not dubbed yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Line(
    double start,
    double end,
    @JsonInclude(Include.NON_EMPTY) String speaker,
    String text,
    String translation,
    @JsonInclude(Include.NON_EMPTY) String voice,
    Double speed,
    @JsonProperty("gain_db") Double gainDb,
    @JsonInclude(Include.NON_NULL) Fit fit) {
  public Line {
    speaker = speaker == null ? "" : speaker;
    text = text == null ? "" : text;
    translation = translation == null ? "" : translation;
    voice = voice == null ? "" : voice;
    speed = speed == null ? Double.valueOf(1) : speed;
    gainDb = gainDb == null ? Double.valueOf(0) : gainDb;
  }

  /**
   * How a line was fitted.
   *
   * @param start in the dub, in seconds
   * @param end in the dub, in seconds
   * @param speed at which it is spoken, relative to its own
   * @param naturalSeconds its duration without fitting
   * @param laterBy the seconds after the start of the original
   * @param truncated whether its end is cut off
   * @param voice the id of the voice that spoke it; null in dubs of earlier versions
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Fit(
      double start,
      double end,
      double speed,
      @JsonProperty("natural_seconds") double naturalSeconds,
      @JsonProperty("later_by") double laterBy,
      boolean truncated,
      @JsonInclude(Include.NON_NULL) String voice) {}

  /** The same as it was fitted before, if one of these lines is spoken likewise. */
  Line fittedLike(List<Line> before) {
    Fit known =
        before.stream()
            .filter(it -> it.fit != null && soundsLike(it))
            .map(Line::fit)
            .findFirst()
            .orElse(null);
    return new Line(start, end, speaker, text, translation, voice, speed, gainDb, known);
  }

  private boolean soundsLike(Line other) {
    return start == other.start
        && end == other.end
        && !translation.isEmpty()
        && translation.equals(other.translation)
        && voice.equals(other.voice)
        && speed.equals(other.speed)
        && gainDb.equals(other.gainDb);
  }
}
