package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The contents of a media file.
 *
 * @param container ffmpeg's name of the format, such as {@code mp3} or {@code
 *     mov,mp4,m4a,3gp,3g2,mj2}
 * @param brand the brand of an MP4 file, such as {@code isom} or {@code qt}; otherwise empty
 * @param seconds its stated duration; 0 if unknown, as in recordings from a browser
 * @param audio its audio tracks, in order
 * @param video its video tracks, without covers
 * @param tracks all its tracks, in order
 * @param chosen the index in {@code audio} of the track that a job chose; null for the default one
 */
public record MediaInfo(
    String container,
    String brand,
    double seconds,
    List<AudioStream> audio,
    List<VideoStream> video,
    List<Track> tracks,
    Integer chosen) {
  public MediaInfo {
    requireNonNull(container, "container");
    requireNonNull(brand, "brand");
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("A file lasts " + seconds + " s?");
    }
    audio = List.copyOf(audio);
    video = List.copyOf(video);
    // Absent in checkpoints of an earlier version.
    tracks = tracks == null ? List.of() : List.copyOf(tracks);
  }

  MediaInfo(
      String container,
      String brand,
      double seconds,
      List<AudioStream> audio,
      List<VideoStream> video,
      List<Track> tracks) {
    this(container, brand, seconds, audio, video, tracks, null);
  }

  /**
   * @throws dev.cadenza.model.PermanentFailure {@code no_such_track}
   */
  MediaInfo choosing(AudioChoice choice) {
    int index = choice.among(tracks(Track.Kind.AUDIO));
    return new MediaInfo(container, brand, seconds, audio, video, tracks, index);
  }

  public List<Track> tracks(Track.Kind kind) {
    return tracks.stream().filter(track -> track.kind() == kind).toList();
  }

  /**
   * The audio track that is used: the chosen or the default one.
   *
   * @return its index in {@link #audio}
   */
  public int selectedAudio() {
    return chosen == null ? AudioChoice.DEFAULT.among(tracks(Track.Kind.AUDIO)) : chosen;
  }

  /** The number of the audio track that is used, from 1; null if there is only one. */
  public Integer chosenOfSeveral() {
    return audio.size() > 1 ? selectedAudio() + 1 : null;
  }

  /**
   * @param codec such as {@code aac}
   * @param sampleRate in hertz
   * @param channels 0 for an unknown layout
   */
  public record AudioStream(String codec, int sampleRate, int channels) {
    public AudioStream {
      requireNonNull(codec, "codec");
    }
  }

  /**
   * @param codec such as {@code h264}
   * @param width in pixels
   * @param height in pixels
   * @param framesPerSecond 0 if unknown
   */
  public record VideoStream(String codec, int width, int height, double framesPerSecond) {
    public VideoStream {
      requireNonNull(codec, "codec");
    }
  }
}
