package dev.cadenza.local.template.spec;

import java.net.URI;

/**
 * The addresses of one local cloud, all on this machine.
 *
 * @param gateway port of the HTTP API and the WebSocket API
 * @param control port of KMS, the management endpoint of the WebSocket API and the runtime API
 */
public record Addresses(int gateway, int control, int dynamoDb, int sqs, int s3) {

  /** The default path of WebSockets. */
  public static final String WEB_SOCKET_PATH = "/ws";

  /**
   * A number, not a name: the SDK then addresses buckets by path, because {@code bucket.localhost}
   * does not resolve everywhere.
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
   * The host for signing links: the gateway forwards requests with this host, so that a link works
   * with any name and port of the gateway, and after a restart.
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
