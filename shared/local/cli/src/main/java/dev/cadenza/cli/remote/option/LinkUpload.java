package dev.cadenza.cli.remote.option;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Upload;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** The upload of a job: a file, or a link that the server fetches. */
public final class LinkUpload {
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);

  private LinkUpload() {}

  public static boolean isLink(String text) {
    return text.matches("(?i)https?://.*");
  }

  /**
   * Uploads a file, or waits until the file of a link is fetched.
   *
   * @param input a path or a link
   * @return the id of the upload
   * @throws CommandFailed when it is not fetched
   */
  public static String of(CadenzaClient client, String input) {
    return isLink(input) ? fetch(client, input) : client.upload(Path.of(input)).id();
  }

  /**
   * Waits until the file is fetched.
   *
   * @return the id of the upload
   * @throws CommandFailed when it is not
   */
  private static String fetch(CadenzaClient client, String link) {
    Upload upload = client.uploadFrom(link);
    while (!upload.finished()) {
      if (upload.failure().isPresent()) {
        throw new CommandFailed(upload.failure().get());
      }
      try {
        Thread.sleep(ASK_EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting"));
      }
      upload = client.upload(upload.id());
    }
    return upload.id();
  }
}
