package dev.cadenza.media;

import dev.cadenza.media.MediaInfo.AudioStream;
import dev.cadenza.media.MediaInfo.VideoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code ffmpeg -i} prints about a file: the static build brings no ffprobe.
 *
 * <p>Lines are told apart by their indentation, which a tag's text cannot imitate: ffmpeg indents
 * the further lines of a tag as far as its first.
 */
final class ProbeReport {
  private static final Pattern OUTPUT = Pattern.compile("(?m)^(?:Stream mapping:|Output #0)");
  private static final Pattern INPUT = Pattern.compile("(?m)^Input #0, (.+), from '");
  private static final Pattern BRAND = Pattern.compile("(?m)^    major_brand     : (\\S+)");
  private static final Pattern DURATION =
      Pattern.compile("(?m)^  Duration: (\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");
  private static final Pattern STREAM =
      Pattern.compile("(?m)^  Stream #0:\\d+(?:\\[\\w+])?(?:\\(\\w*\\))?: (Audio|Video): (.*)$");
  private static final Pattern RATE = Pattern.compile(", (\\d+) Hz(?:, ([^,]+))?");
  private static final Pattern SIZE = Pattern.compile(", (\\d{1,5})x(\\d{1,5})\\b");
  private static final Pattern FRAMES = Pattern.compile(", (\\d+(?:\\.\\d+)?)(k?) fps");
  private static final Pattern CHANNELS = Pattern.compile("(\\d+) channels.*");

  private static final Map<String, Integer> LAYOUTS =
      Map.of("mono", 1, "stereo", 2, "downmix", 2, "2.1", 3, "3.0", 3, "quad", 4, "4.0", 4);

  private ProbeReport() {}

  /** What it says, or nothing when ffmpeg knows no such format. */
  static Optional<MediaInfo> read(String printed) {
    String text = OUTPUT.split(printed, 2)[0];
    Matcher input = INPUT.matcher(text);
    if (!input.find()) {
      return Optional.empty();
    }
    List<AudioStream> audio = new ArrayList<>();
    List<VideoStream> video = new ArrayList<>();
    Matcher stream = STREAM.matcher(text);
    while (stream.find()) {
      String description = stream.group(2);
      if (stream.group(1).equals("Audio")) {
        audio.add(audio(description));
      } else if (!description.contains("(attached pic)")) {
        video.add(video(description));
      }
    }
    return Optional.of(new MediaInfo(input.group(1), brand(text), seconds(text), audio, video));
  }

  private static String brand(String text) {
    Matcher brand = BRAND.matcher(text);
    return brand.find() ? brand.group(1) : "";
  }

  private static double seconds(String text) {
    Matcher duration = DURATION.matcher(text);
    return duration.find()
        ? Integer.parseInt(duration.group(1)) * 3600
            + Integer.parseInt(duration.group(2)) * 60
            + Double.parseDouble(duration.group(3))
        : 0;
  }

  private static AudioStream audio(String description) {
    Matcher rate = RATE.matcher(description);
    boolean known = rate.find();
    return new AudioStream(
        codec(description),
        known ? Integer.parseInt(rate.group(1)) : 0,
        known && rate.group(2) != null ? channels(rate.group(2).strip()) : 0);
  }

  private static int channels(String layout) {
    Matcher counted = CHANNELS.matcher(layout);
    if (counted.matches()) {
      return Integer.parseInt(counted.group(1));
    }
    if (LAYOUTS.containsKey(layout)) {
      return LAYOUTS.get(layout);
    }
    // Surround layouts are named by their count: 5.1(side) has six.
    return layout.matches("\\d\\.\\d.*") ? layout.charAt(0) - '0' + layout.charAt(2) - '0' : 0;
  }

  private static VideoStream video(String description) {
    Matcher size = SIZE.matcher(description);
    boolean sized = size.find();
    Matcher frames = FRAMES.matcher(description);
    double framesPerSecond =
        frames.find()
            ? Double.parseDouble(frames.group(1)) * (frames.group(2).isEmpty() ? 1 : 1000)
            : 0;
    return new VideoStream(
        codec(description),
        sized ? Integer.parseInt(size.group(1)) : 0,
        sized ? Integer.parseInt(size.group(2)) : 0,
        framesPerSecond);
  }

  private static String codec(String description) {
    return description.split("[ ,(]", 2)[0];
  }
}
