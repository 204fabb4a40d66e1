package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An uploaded file, or one whose upload is allowed.
 *
 * @param size in bytes, as announced and signed; 0 until a file with a link is fetched
 * @param key its key in the bucket
 * @param multipart the bucket's id of an upload in parts; empty for a single upload
 * @param expiresAt when it is deleted, unless a job uses it
 * @param link where the platform fetches it from; empty for a file that the client sends
 */
public record Upload(
    String id,
    String owner,
    String fileName,
    String contentType,
    long size,
    String key,
    Optional<String> multipart,
    Instant createdAt,
    Instant expiresAt,
    Optional<Link> link) {
  /** How long an upload waits for a job that uses it. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** A file that is not fetched by then is not fetched. */
  public static final Duration FETCHED_WITHIN = Duration.ofHours(1);

  private static final String LATE =
      "The file was not fetched within an hour. Create another upload with the link.";

  /**
   * Where a file is fetched from.
   *
   * @param failure why it could not be fetched
   */
  public record Link(String url, Optional<String> failure) {
    public Link {
      requireNonNull(url, "url");
      requireNonNull(failure, "failure");
    }
  }

  public Upload {
    requireNonNull(id, "id");
    requireNonNull(owner, "owner");
    requireNonNull(fileName, "fileName");
    requireNonNull(contentType, "contentType");
    requireNonNull(key, "key");
    requireNonNull(multipart, "multipart");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(link, "link");
  }

  /** Whether it has a link whose file is not in the bucket. */
  public boolean unfetched() {
    return link.isPresent() && size == 0;
  }

  /** Why its link was not fetched, and will not be. */
  public Optional<String> failure(Instant now) {
    if (!unfetched()) {
      return Optional.empty();
    }
    return link.flatMap(Link::failure)
        .or(
            () ->
                now.isBefore(createdAt.plus(FETCHED_WITHIN))
                    ? Optional.empty()
                    : Optional.of(LATE));
  }

  /** The key in the bucket of an upload of this owner. */
  public static String keyOf(String owner, String id) {
    return "uploads/" + owner + "/" + id;
  }
}
