package dev.cadenza.awsengines;

import java.util.Locale;
import software.amazon.awssdk.services.polly.model.TextType;

/**
 * The text for Polly.
 *
 * @param escaped the text, escaped if there is markup
 * @param before the markup before it
 * @param after the markup after it
 */
record PollyText(String text, String escaped, String before, String after) {
  /** Plain text, or SSML if the speed is not 1. */
  static PollyText of(String text, double speed) {
    if (speed == 1) {
      return new PollyText(text, text, "", "");
    }
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String rate = String.format(Locale.ROOT, "%.0f%%", speed * 100);
    return new PollyText(
        text, escaped, "<speak><prosody rate=\"" + rate + "\">", "</prosody></speak>");
  }

  String marked() {
    return before + escaped + after;
  }

  TextType type() {
    return before.isEmpty() ? TextType.TEXT : TextType.SSML;
  }
}
