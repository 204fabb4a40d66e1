package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.ffmpeg.Track.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The tracks of a recording in a dub: which are kept, and in which format.
 *
 * @param info of the recording
 * @param format the container of the dub
 * @param originalLanguage BCP 47, of the dubbed audio
 * @param all whether to keep all tracks that the format supports, or only video and the dubbed
 *     audio
 */
record DubTracks(MediaInfo info, DubbedFormat format, String originalLanguage, boolean all) {
  private static final Set<String> PICTURES = Set.of("mjpeg", "png");
  private static final Set<String> WITH_COVER = Set.of("mp3", "ipod", "flac", "mp4", "mov");

  private static final Set<String> MATROSKA_SOUNDS =
      Set.of(
          "aac",
          "mp3",
          "mp2",
          "ac3",
          "eac3",
          "dts",
          "truehd",
          "mlp",
          "flac",
          "opus",
          "vorbis",
          "alac",
          "tta",
          "wavpack",
          "pcm_s16le",
          "pcm_s24le",
          "pcm_s32le",
          "pcm_f32le");

  private static final Set<String> MP4_SOUNDS =
      Set.of("aac", "mp3", "mp2", "ac3", "eac3", "dts", "alac", "opus", "flac", "vorbis");

  private static final Set<String> MOV_SOUNDS =
      Set.of("aac", "mp3", "ac3", "eac3", "alac", "amr_nb", "amr_wb", "adpcm_ima_qt", "qdm2");

  private static final Map<String, Set<String>> SUBTITLES =
      Map.of(
          "matroska",
          Set.of(
              "subrip",
              "ass",
              "ssa",
              "webvtt",
              "hdmv_pgs_subtitle",
              "dvd_subtitle",
              "dvb_subtitle"),
          "webm",
          Set.of("webvtt"),
          "mp4",
          Set.of("mov_text", "dvd_subtitle"),
          "mov",
          Set.of("mov_text", "eia_608"));

  /** Subtitle formats that ffmpeg can convert to each other. */
  private static final Set<String> TEXTS = Set.of("subrip", "ass", "ssa", "webvtt", "mov_text");

  private static final Map<String, String> OWN_TEXT =
      Map.of("matroska", "srt", "webm", "webvtt", "mp4", "mov_text", "mov", "mov_text");

  /** Whether the container can store the track unchanged. */
  static boolean holds(String muxer, Track track) {
    return switch (track.kind()) {
      case AUDIO -> holdsSound(muxer, track.codec());
      case SUBTITLE -> SUBTITLES.getOrDefault(muxer, Set.of()).contains(track.codec());
      case VIDEO ->
          !track.isCover() || (WITH_COVER.contains(muxer) && PICTURES.contains(track.codec()));
      case ATTACHMENT -> muxer.equals("matroska");
      case DATA -> false;
    };
  }

  private static boolean holdsSound(String muxer, String codec) {
    return switch (muxer) {
      case "matroska" -> MATROSKA_SOUNDS.contains(codec);
      case "webm" -> Set.of("opus", "vorbis").contains(codec);
      case "mp4" -> MP4_SOUNDS.contains(codec);
      case "mov" -> MOV_SOUNDS.contains(codec) || codec.startsWith("pcm_");
      default -> false;
    };
  }

  /** The audio that is dubbed. */
  private Track dubbed() {
    return info.tracks(Kind.AUDIO).get(info.selectedAudio());
  }

  /** The kept tracks, in the order of writing. */
  private List<Track> kept() {
    List<Track> kept = new ArrayList<>();
    for (Kind kind : List.of(Kind.VIDEO, Kind.AUDIO, Kind.SUBTITLE, Kind.ATTACHMENT)) {
      info.tracks(kind).stream().filter(this::keeps).forEach(kept::add);
    }
    if (kept.remove(dubbed())) {
      kept.add(
          Math.toIntExact(kept.stream().filter(it -> it.kind() == Kind.VIDEO).count()), dubbed());
    }
    return kept;
  }

  private boolean keeps(Track track) {
    boolean needed = track.equals(dubbed()) || (track.kind() == Kind.VIDEO && !track.isCover());
    if (!all || !format.video()) {
      boolean cover = all && track.isCover() && holds(format.muxer(), track);
      return cover || (needed && format.video());
    }
    return needed || track.kind() == Kind.AUDIO || holds(format.muxer(), track) || turned(track);
  }

  /** Whether it is a subtitle that is converted. */
  private boolean turned(Track track) {
    return track.kind() == Kind.SUBTITLE
        && !holds(format.muxer(), track)
        && TEXTS.contains(track.codec());
  }

  /** The tracks that the dubbed file does not contain, for users. */
  List<String> leftOut() {
    Set<Track> kept = Set.copyOf(kept());
    return info.tracks().stream()
        .filter(track -> !kept.contains(track) && !track.equals(dubbed()))
        .filter(track -> !isChapterText(track))
        .map(Track::described)
        .toList();
  }

  /** MP4 stores chapter titles as a track; they are written again. */
  private boolean isChapterText(Track track) {
    return track.kind() == Kind.DATA
        && track.codec().equals("bin_data")
        && info.container().contains("mp4");
  }

  /** ffmpeg's arguments for all tracks; the dub is {@code [dub]}, and the first audio track. */
  List<String> arguments() {
    List<Track> kept = kept();
    Predicate<Track> first = track -> track.kind() == Kind.VIDEO && format.video();
    List<String> words = new ArrayList<>();
    words.addAll(mapped(kept.stream().filter(first).toList(), 0));
    words.addAll(dubbedSound());
    words.addAll(mapped(kept.stream().filter(first.negate()).toList(), 1));
    return words;
  }

  /**
   * @param sounds the number of audio tracks written before
   */
  private List<String> mapped(List<Track> tracks, int sounds) {
    List<String> words = new ArrayList<>();
    Map<Kind, Integer> places = new EnumMap<>(Map.of(Kind.AUDIO, sounds));
    for (Track track : tracks) {
      int place = places.merge(track.kind(), 1, Integer::sum) - 1;
      words.addAll(List.of("-map", "0:" + track.index()));
      words.addAll(written(track, place));
    }
    return words;
  }

  private List<String> dubbedSound() {
    List<String> words = new ArrayList<>(List.of("-map", "[dub]", "-c:a:0"));
    words.addAll(format.codec());
    words.addAll(List.of("-disposition:a:0", "default"));
    return words;
  }

  private List<String> written(Track track, int place) {
    String stream =
        switch (track.kind()) {
              case AUDIO -> "a:";
              case VIDEO -> "v:";
              case SUBTITLE -> "s:";
              case DATA -> "d:";
              case ATTACHMENT -> "t:";
            }
            + place;
    List<String> words = new ArrayList<>(List.of("-c:" + stream, codec(track)));
    if (track.kind() == Kind.AUDIO) {
      words.addAll(List.of("-disposition:" + stream, flags(track)));
    } else if (track.isCover()) {
      words.addAll(List.of("-disposition:" + stream, "attached_pic"));
    }
    if (track.equals(dubbed()) && track.language().isEmpty()) {
      String language = "language=" + threeLetters(originalLanguage);
      words.addAll(List.of("-metadata:s:" + stream, language));
    }
    return words;
  }

  private String codec(Track track) {
    if (turned(track)) {
      return OWN_TEXT.get(format.muxer());
    }
    return track.kind() != Kind.AUDIO || holds(format.muxer(), track)
        ? "copy"
        : format.codec().getFirst();
  }

  /** The original flags, except the default flag, which the dub has. */
  private static String flags(Track track) {
    String flags =
        track.flags().stream()
            .filter(flag -> !flag.equals("default"))
            .map(flag -> flag.replace(' ', '_'))
            .sorted()
            .collect(Collectors.joining("+"));
    return flags.isEmpty() ? "0" : flags;
  }

  /** The language codes of containers. */
  static String threeLetters(String language) {
    String code = Locale.forLanguageTag(language).getISO3Language();
    return code.isEmpty() ? "und" : code;
  }
}
