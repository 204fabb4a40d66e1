package dev.cadenza.media.subtitles;

/** The characters with a special meaning in a WebVTT cue. */
public final class VttEscapes {
  private VttEscapes() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The text that players show. */
  public static String unescape(String text) {
    return text.replaceAll("<[^<>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u00a0")
        .replace("&lrm;", "\u200e")
        .replace("&rlm;", "\u200f")
        .replace("&amp;", "&");
  }
}
