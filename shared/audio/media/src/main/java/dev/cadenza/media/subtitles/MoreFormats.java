package dev.cadenza.media.subtitles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Files beside SubRip and WebVTT, by their names in the API. */
public final class MoreFormats {
  private static final String ASS = "ass";
  private static final String KARAOKE_VTT = "karaoke_vtt";
  private static final String KARAOKE_ASS = "karaoke_ass";

  private MoreFormats() {}

  /** All names. */
  public static Set<String> names() {
    return Set.of(ASS, KARAOKE_VTT, KARAOKE_ASS);
  }

  /**
   * The texts of files, by the files' names.
   *
   * @param name of the files, without an extension
   * @param formats of {@link #names}; others are ignored
   * @param speaker the name of a subtitle's speaker; empty for none
   */
  public static Map<String, String> write(
      String name, List<CueDraft> cues, Set<String> formats, Function<CueDraft, String> speaker) {
    Map<String, String> files = new LinkedHashMap<>();
    AssText ass = AssText.ofStyle(AssStyle.STANDARD);
    if (formats.contains(ASS)) {
      files.put(name + ".ass", ass.write(cues));
    }
    if (formats.contains(KARAOKE_VTT)) {
      files.put(name + ".karaoke.vtt", WordVtt.write(cues, speaker));
    }
    if (formats.contains(KARAOKE_ASS)) {
      files.put(name + ".karaoke.ass", ass.karaoke(cues));
    }
    return files;
  }
}
