package dev.cadenza.client;

import dev.cadenza.client.model.ResultFile;
import dev.cadenza.client.model.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Uploads files to the bucket and downloads them by presigned links, without a token and without a
 * function.
 */
final class BucketFiles {
  private final HttpClient http;

  BucketFiles(HttpClient http) {
    this.http = http;
  }

  void put(Upload upload, BodyPublisher content) {
    URI url = upload.url().orElseThrow();
    HttpRequest.Builder request = HttpRequest.newBuilder(url).method(upload.method(), content);
    upload
        .headers()
        .forEach(
            (name, value) -> {
              // The client sets these two itself, with the signed values.
              if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
                request.header(name, value);
              }
            });
    send(request.build());
  }

  void putPart(URI url, BodyPublisher content) {
    send(HttpRequest.newBuilder(url).PUT(content).build());
  }

  private void send(HttpRequest request) {
    HttpResponse<String> response = Session.send(http, request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new ApiException(
          request.method(), request.uri().getPath(), response.statusCode(), response.body());
    }
  }

  /** The content of a text file. */
  String text(ResultFile file) {
    HttpResponse<String> response =
        Session.send(
            http,
            HttpRequest.newBuilder(file.url()).build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new ApiException("GET", file.url().getPath(), response.statusCode(), response.body());
    }
    return response.body();
  }

  /** The file is written atomically. */
  Path get(ResultFile file, Path folder) {
    // A name comes from the server: only its last part is used in a path.
    Path target = folder.resolve(Path.of(file.name()).getFileName());
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    HttpResponse<Path> response =
        Session.send(
            http, HttpRequest.newBuilder(file.url()).build(), BodyHandlers.ofFile(partial));
    try {
      if (response.statusCode() != 200) {
        String body = Files.readString(partial);
        Files.delete(partial);
        throw new ApiException("GET", file.url().getPath(), response.statusCode(), body);
      }
      return Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }
}
