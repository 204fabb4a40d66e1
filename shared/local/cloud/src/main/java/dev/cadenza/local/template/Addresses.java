package dev.cadenza.local.template;

import java.net.URI;

/**
 * Where the parts of one local cloud listen, all on this machine.
 *
 * @param gateway port of the HTTP API and the WebSocket API
 * @param control port of KMS, the management endpoint of the WebSocket API and the runtime API
 */
public record Addresses(int gateway, int control, int dynamoDb, int sqs, int s3) {

  /** Where WebSockets are served when the template names no path of its own. */
  public static final String WEB_SOCKET_PATH = "/ws";

  /**
   * A number, not a name: the SDK then addresses buckets by path, as {@code bucket.localhost} would
   * not resolve everywhere.
   */
  private static final String HOST = "127.0.0.1";

  public URI httpUrl() {
    return URI.create("http://localhost:" + gateway);
  }

  public URI webSocketUrl() {
    return URI.create("ws://localhost:" + gateway + WEB_SOCKET_PATH);
  }

  public URI dynamoDbUrl() {
    return url(dynamoDb);
  }

  public URI sqsUrl() {
    return url(sqs);
  }

  public URI s3Url() {
    return url(s3);
  }

  /**
   * What links to files are signed for, wherever they lead: the gateway passes a request for a file
   * on under this host, so that a link works under any name and port by which the gateway is
   * reached, and after a restart.
   */
  public static URI linkUrl() {
    return URI.create("http://s3.local");
  }

  public URI kmsUrl() {
    return url(control);
  }

  /** The endpoint for {@code @connections} of one stage of a WebSocket API. */
  public URI managementUrl(String apiId, String stage) {
    return URI.create("http://" + HOST + ":" + control + "/" + apiId + "/" + stage);
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}: no scheme. */
  public String runtimeApi() {
    return HOST + ":" + control;
  }

  private static URI url(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }
}
