package dev.cadenza.local;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that keeps what it hears. */
final class TestSocket implements WebSocket.Listener {

  final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  static TestSocket open(URI uri, String... protocols) {
    TestSocket client = new TestSocket();
    WebSocket.Builder builder = TestCloud.HTTP.newWebSocketBuilder();
    if (protocols.length > 0) {
      String[] more = new String[protocols.length - 1];
      System.arraycopy(protocols, 1, more, 0, more.length);
      builder.subprotocols(protocols[0], more);
    }
    client.socket = builder.buildAsync(uri, client).join();
    return client;
  }

  WebSocket socket() {
    return socket;
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /** The next message, or null when there is none for a while. */
  String next() throws InterruptedException {
    return messages.poll(20, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.completeExceptionally(failure);
  }
}
