package dev.cadenza.media.subtitles;

import java.util.List;
import java.util.Locale;

/** The subtitle formats SubRip and WebVTT. Times are rounded to milliseconds. */
public enum SubtitleFormat {
  /**
   * SubRip. It has no written standard and no escapes: characters that players interpret as markup
   * or times are replaced, {@link SrtText}. Reading keeps the replacements.
   */
  SRT("application/x-subrip") {
    @Override
    public String more(List<Cue> cues, int before) {
      return SubtitleText.write(cues, before + 1, ',', this::escaped);
    }

    @Override
    public String escaped(String text) {
      return SrtText.safe(text);
    }

    @Override
    public String timing(double start, double end) {
      return SubtitleText.timing(start, end, ',');
    }

    @Override
    public List<Cue> read(String text) {
      return SubtitleText.read(text, cue -> cue);
    }
  },

  /** WebVTT, https://www.w3.org/TR/webvtt1/. */
  VTT("text/vtt") {
    @Override
    public String more(List<Cue> cues, int before) {
      String head = before == 0 ? "WEBVTT\n\n" : "";
      return head + SubtitleText.write(cues, NO_NUMBERS, '.', this::escaped);
    }

    @Override
    public String escaped(String text) {
      return VttEscapes.escape(text);
    }

    @Override
    public String timing(double start, double end) {
      return SubtitleText.timing(start, end, '.');
    }

    @Override
    public List<Cue> read(String text) {
      return SubtitleText.read(text, VttEscapes::unescape);
    }
  };

  private static final int NO_NUMBERS = 0;

  private final String contentType;

  SubtitleFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** Its file extension, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String write(List<Cue> cues) {
    return more(cues, 0);
  }

  /**
   * The next part of a file that is written in parts.
   *
   * @param before the number of cues written before; 0 for the first part
   */
  public abstract String more(List<Cue> cues, int before);

  /** Escapes text within a cue, so that players show it unchanged. */
  public abstract String escaped(String text);

  /** The line with the start and end of a cue, in seconds. */
  public abstract String timing(double start, double end);

  /** Parses leniently: blocks without times, such as comments and styles, are skipped. */
  public abstract List<Cue> read(String text);
}
