package dev.cadenza.media;

import java.util.List;
import java.util.Locale;

/** The two formats of subtitles that players know. Times are kept to the millisecond. */
public enum SubtitleFormat {
  /** SubRip. It has no written standard: texts are written as they are. */
  SRT("application/x-subrip") {
    @Override
    public String write(List<Cue> cues) {
      return SubtitleText.write(cues, "", true, ',', text -> text);
    }

    @Override
    public List<Cue> read(String text) {
      return SubtitleText.read(text, cue -> cue);
    }
  },

  /** WebVTT, https://www.w3.org/TR/webvtt1/. */
  VTT("text/vtt") {
    @Override
    public String write(List<Cue> cues) {
      return SubtitleText.write(cues, "WEBVTT\n\n", false, '.', VttEscapes::escape);
    }

    @Override
    public List<Cue> read(String text) {
      return SubtitleText.read(text, VttEscapes::unescape);
    }
  };

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

  public abstract String write(List<Cue> cues);

  /** Reads what it can: blocks without times, such as comments and styles, are passed over. */
  public abstract List<Cue> read(String text);
}
