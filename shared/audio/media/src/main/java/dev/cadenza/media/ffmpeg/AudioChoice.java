package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.PermanentFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which of several audio tracks is used. Without a number and a language: the one that is marked as
 * default, or else the first in the expected language, or else the first.
 *
 * @param number from 1, among the audio tracks
 * @param language BCP 47, which a track must have
 * @param expected BCP 47, the language of the recording, if it is known
 */
public record AudioChoice(
    Optional<Integer> number, Optional<String> language, Optional<String> expected) {
  /** The default track. */
  public static final AudioChoice DEFAULT =
      new AudioChoice(Optional.empty(), Optional.empty(), Optional.empty());

  public AudioChoice {
    requireNonNull(number, "number");
    requireNonNull(language, "language");
    requireNonNull(expected, "expected");
  }

  /**
   * @return the index of the track, from 0, among the audio tracks
   * @throws PermanentFailure {@code no_such_track}, which lists the tracks
   */
  int among(List<Track> tracks) {
    if (number.isPresent()) {
      if (number.get() > tracks.size()) {
        throw missing("audio track " + number.get(), tracks);
      }
      return number.get() - 1;
    }
    if (language.isPresent()) {
      return first(tracks, track -> isIn(track, language.get()))
          .orElseThrow(() -> missing("audio track in the language " + language.get(), tracks));
    }
    return first(tracks, Track::isDefault)
        .or(() -> expected.flatMap(tag -> first(tracks, track -> isIn(track, tag))))
        .orElse(0);
  }

  private static Optional<Integer> first(List<Track> tracks, Predicate<Track> wanted) {
    return IntStream.range(0, tracks.size())
        .filter(index -> wanted.test(tracks.get(index)))
        .boxed()
        .findFirst();
  }

  /** Files have codes of three letters, of which some languages have two. */
  private static boolean isIn(Track track, String tag) {
    return !track.language().isEmpty() && code(track.language()).equals(code(tag));
  }

  private static String code(String tag) {
    String primary = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    String known = BIBLIOGRAPHIC.getOrDefault(primary, primary);
    try {
      return Locale.of(known).getISO3Language();
    } catch (MissingResourceException e) {
      return known;
    }
  }

  private static PermanentFailure missing(String what, List<Track> tracks) {
    return new PermanentFailure(
        "no_such_track",
        String.format(
            Locale.ROOT,
            "The file does not have %s. Set \"audio_track\" to the number or the language of one of its"
                + " audio tracks: %s.",
            what.startsWith("audio track in") ? "an " + what : what,
            IntStream.range(0, tracks.size())
                .mapToObj(index -> (index + 1) + " " + tracks.get(index).summary())
                .collect(Collectors.joining(", "))));
  }

  /** The codes of ISO 639-2/B, which differ from the usual ones, ISO 639-2/T. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("alb", "sqi"),
          Map.entry("arm", "hye"),
          Map.entry("baq", "eus"),
          Map.entry("bur", "mya"),
          Map.entry("chi", "zho"),
          Map.entry("cze", "ces"),
          Map.entry("dut", "nld"),
          Map.entry("fre", "fra"),
          Map.entry("geo", "kat"),
          Map.entry("ger", "deu"),
          Map.entry("gre", "ell"),
          Map.entry("ice", "isl"),
          Map.entry("mac", "mkd"),
          Map.entry("may", "msa"),
          Map.entry("per", "fas"),
          Map.entry("rum", "ron"),
          Map.entry("slo", "slk"),
          Map.entry("wel", "cym"));
}
