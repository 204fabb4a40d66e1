package dev.cadenza.local;

import dev.cadenza.local.handlers.Variables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Starts the tests' template. */
final class TestCloud {

  static final HttpClient HTTP = HttpClient.newHttpClient();

  private TestCloud() {}

  static LocalCloudConfig config(Path data) {
    return LocalCloudConfig.of(Path.of(System.getProperty("cadenza.home")))
        .withTemplateFile(template("template.yaml"))
        .withDataDirectory(data.toAbsolutePath())
        .withEnvironmentBinding(Variables::with);
  }

  static Path template(String name) {
    try {
      return Path.of(TestCloud.class.getResource("/" + name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Sends a request line that no well-behaved client would, and gives the status line back. */
  static String raw(LocalCloud cloud, String requestLine) throws IOException {
    try (Socket socket = new Socket("localhost", cloud.httpUrl().getPort());
        BufferedReader answer =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return answer.readLine();
    }
  }
}
