package dev.cadenza.dubbing;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.SubtitleParameters;
import dev.cadenza.media.subtitles.CueOptions;
import java.util.Set;

/**
 * The subtitles that are asked for.
 *
 * @param source those of the original
 * @param target those of the translation
 * @param formats more than SubRip and WebVTT
 * @param bilingual whether also in both languages
 */
record Captions(CueOptions source, CueOptions target, Set<String> formats, boolean bilingual) {
  Captions {
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    formats = Set.copyOf(formats);
  }

  /**
   * @param source the language of the original
   * @param target the language of the translation
   */
  static Captions of(SubtitleParameters parameters, String source, String target) {
    CueOptions options = CueOptions.of(parameters.preset(), parameters.limits());
    return new Captions(
        options.in(source), options.in(target), parameters.formats(), parameters.bilingual());
  }
}
