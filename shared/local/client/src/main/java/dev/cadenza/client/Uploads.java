package dev.cadenza.client;

import dev.cadenza.client.model.Upload;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Uploads files: the server signs links, and the content is sent directly to the bucket. */
final class Uploads {
  private static final String PATH = "/api/uploads/";
  // Each pass sends only missing parts, so a lost connection costs one part.
  private static final int PASSES = 3;

  private final Session session;
  private final BucketFiles bucket;

  Uploads(Session session, BucketFiles bucket) {
    this.session = session;
    this.bucket = bucket;
  }

  Upload send(Path file) {
    try {
      Upload upload = announce(file.getFileName().toString(), Files.size(file));
      if (upload.parts().isEmpty()) {
        bucket.put(upload, BodyPublishers.ofFile(file));
        return upload;
      }
      return sendParts(upload, file);
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new UncheckedIOException("file not found: " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  Upload send(String fileName, byte[] content) {
    BodyPublisher body = BodyPublishers.ofByteArray(content);
    Upload upload = announce(fileName, content.length);
    bucket.put(upload, body);
    return upload;
  }

  private Upload announce(String fileName, long size) {
    return session.post(
        PATH, new Requests.NewUpload(fileName, MediaTypes.ofName(fileName), size), Upload.class);
  }

  private Upload sendParts(Upload announced, Path file) throws IOException {
    Upload upload = announced;
    for (int pass = 1; ; pass++) {
      try (FileChannel content = FileChannel.open(file)) {
        sendWanting(upload, content);
        return session.post(PATH + upload.id() + "/complete/", Map.of(), Upload.class);
      } catch (UncheckedIOException e) {
        if (pass == PASSES) {
          throw e;
        }
        upload = session.get(PATH + upload.id() + "/", Upload.class);
      }
    }
  }

  private void sendWanting(Upload upload, FileChannel content) {
    long offset = 0;
    for (Upload.Part part : upload.parts()) {
      Optional<URI> url = part.url();
      if (url.isPresent()) {
        bucket.putPart(url.get(), new FileRegion(content, offset, part.size()).body());
      }
      offset += part.size();
    }
  }
}
