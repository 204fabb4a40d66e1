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
    return reading(file, () -> sendContent(announce(file), file));
  }

  /** The key of the request is made of the file's name and content. */
  Upload sendOnce(Path file) {
    return reading(
        file,
        () -> {
          Requests.NewUpload request = request(file);
          String key = Digests.ofText(request.fileName() + "\n" + Digests.ofFile(file));
          Upload upload = session.postOnce(PATH, request, key, Upload.class);
          return upload.finished() ? upload : sendContent(upload, file);
        });
  }

  Upload fetch(String link) {
    return session.post(PATH, new Requests.NewLink(link), Upload.class);
  }

  Upload read(String id) {
    return session.get(PATH + id + "/", Upload.class);
  }

  private interface Reading {
    Upload run() throws IOException;
  }

  private static Upload reading(Path file, Reading reading) {
    try {
      return reading.run();
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new UncheckedIOException("file not found: " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Upload sendContent(Upload upload, Path file) throws IOException {
    if (upload.parts().isEmpty()) {
      bucket.put(upload, BodyPublishers.ofFile(file));
      return upload;
    }
    return sendParts(upload, file);
  }

  Upload send(String fileName, byte[] content) {
    BodyPublisher body = BodyPublishers.ofByteArray(content);
    Upload upload = session.post(PATH, request(fileName, content.length), Upload.class);
    bucket.put(upload, body);
    return upload;
  }

  private Upload announce(Path file) throws IOException {
    return session.post(PATH, request(file), Upload.class);
  }

  private static Requests.NewUpload request(Path file) throws IOException {
    return request(file.getFileName().toString(), Files.size(file));
  }

  private static Requests.NewUpload request(String fileName, long size) {
    return new Requests.NewUpload(fileName, MediaTypes.ofName(fileName), size);
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
        upload = read(upload.id());
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
