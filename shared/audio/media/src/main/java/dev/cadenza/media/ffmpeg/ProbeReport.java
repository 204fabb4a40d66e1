package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.ffmpeg.MediaInfo.AudioStream;
import dev.cadenza.media.ffmpeg.MediaInfo.VideoStream;
import dev.cadenza.media.ffmpeg.Track.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the output of {@code ffmpeg -i}: the static build has no ffprobe.
 *
 * <p>Lines are distinguished by their indentation, which a tag's text cannot imitate: ffmpeg
 * indents continuation lines of a tag.
 */
final class ProbeReport {
  private static final Pattern OUTPUT = Pattern.compile("(?m)^(?:Stream mapping:|Output #0)");
  private static final Pattern INPUT = Pattern.compile("(?m)^Input #0, (.+), from '");
  private static final Pattern BRAND = Pattern.compile("(?m)^    major_brand     : (\\S+)");
  private static final Pattern DURATION =
      Pattern.compile("(?m)^  Duration: (\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");
  private static final Pattern START = Pattern.compile("(?m)^  Duration: .*, start: (-?[\\d.]+)");
  private static final Pattern STREAM =
      Pattern.compile(
          "^  Stream #0:(\\d+)(?:\\[\\w+])?(?:\\(([^)]*)\\))?: "
              + "(Audio|Video|Subtitle|Data|Attachment): (.*)$");
  private static final Pattern TITLE = Pattern.compile("^      title +: (.*)$");
  private static final Pattern FLAG = Pattern.compile(" \\(([a-z -]+)\\)");
  private static final Pattern RATE = Pattern.compile(", (\\d+) Hz(?:, ([^,]+))?");
  private static final Pattern SIZE = Pattern.compile(", (\\d{1,5})x(\\d{1,5})\\b");
  private static final Pattern FRAMES = Pattern.compile(", (\\d+(?:\\.\\d+)?)(k?) fps");
  private static final Pattern CHANNELS = Pattern.compile("(\\d+) channels.*");

  private static final String UNDETERMINED = "und";

  private static final Set<String> FLAGS =
      Set.of(
          "default",
          "dub",
          "original",
          "comment",
          "lyrics",
          "karaoke",
          "forced",
          "hearing impaired",
          "visual impaired",
          "clean effects",
          "attached pic",
          "captions",
          "descriptions");

  private static final Map<String, Integer> LAYOUTS =
      Map.of("mono", 1, "stereo", 2, "downmix", 2, "2.1", 3, "3.0", 3, "quad", 4, "4.0", 4);

  private ProbeReport() {}

  /** The parsed report, or empty if ffmpeg does not support the format. */
  static Optional<MediaInfo> read(String printed) {
    String text = OUTPUT.split(printed, 2)[0];
    Matcher input = INPUT.matcher(text);
    if (!input.find()) {
      return Optional.empty();
    }
    List<AudioStream> audio = new ArrayList<>();
    List<VideoStream> video = new ArrayList<>();
    List<Track> tracks = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher stream = STREAM.matcher(line);
      Matcher title = TITLE.matcher(line);
      if (stream.matches()) {
        Track track = track(stream);
        tracks.add(track);
        if (track.kind() == Kind.AUDIO) {
          audio.add(audio(stream.group(4)));
        } else if (track.kind() == Kind.VIDEO && !track.isCover()) {
          video.add(video(stream.group(4)));
        }
      } else if (title.matches() && !tracks.isEmpty()) {
        tracks.add(titled(tracks.removeLast(), title.group(1)));
      }
    }
    String container = input.group(1);
    return Optional.of(
        new MediaInfo(container, brand(text), seconds(container, text), audio, video, tracks));
  }

  /** Whether the report of the input ends before this line. */
  static boolean endsWith(String line) {
    return OUTPUT.matcher(line).find();
  }

  private static Track track(Matcher stream) {
    String description = stream.group(4);
    Set<String> flags = new HashSet<>();
    Matcher flag = FLAG.matcher(description);
    while (flag.find()) {
      flags.add(flag.group(1));
    }
    flags.retainAll(FLAGS);
    String language = Optional.ofNullable(stream.group(2)).orElse("");
    return new Track(
        Integer.parseInt(stream.group(1)),
        Kind.valueOf(stream.group(3).toUpperCase(Locale.ROOT)),
        codec(description),
        language.equals(UNDETERMINED) ? "" : language,
        "",
        flags);
  }

  private static Track titled(Track track, String title) {
    return new Track(
        track.index(), track.kind(), track.codec(), track.language(), title.strip(), track.flags());
  }

  private static String brand(String text) {
    Matcher brand = BRAND.matcher(text);
    return brand.find() ? brand.group(1) : "";
  }

  private static double seconds(String container, String text) {
    Matcher duration = DURATION.matcher(text);
    if (!duration.find()) {
      return 0;
    }
    double seconds =
        Integer.parseInt(duration.group(1)) * 3600
            + Integer.parseInt(duration.group(2)) * 60
            + Double.parseDouble(duration.group(3));
    Matcher start = START.matcher(text);
    // Matroska stores the end time, which is not the duration if it starts later than zero.
    boolean late = container.contains("matroska") && start.find();
    return late ? Math.max(0, seconds - Double.parseDouble(start.group(1))) : seconds;
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
    // Surround layouts have their channel count as a name: 5.1(side) has six.
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
