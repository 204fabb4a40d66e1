// Prints what a platform pushes about a job until the job has ended:
//   java docs/WatchJob.java "ws://localhost:8000/ws/jobs/?token=$token" $job
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Frames come in parts; a frame that says when its job ended is the last. */
class Frames implements WebSocket.Listener {
  final CompletableFuture<Void> end = new CompletableFuture<>();
  private final StringBuilder frame = new StringBuilder();

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    frame.append(part);
    if (last) {
      IO.println("< " + frame);
      if (frame.toString().matches(".*\"finished_at\": ?\"[^\"]+\".*|.*\"type\": ?\"error\".*")) {
        end.complete(null);
      }
      frame.setLength(0);
    }
    return WebSocket.Listener.super.onText(socket, part, last);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end.completeExceptionally(new IllegalStateException("closed: " + code + " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    end.completeExceptionally(failure);
  }
}

void main(String[] arguments) {
  String subscribe =
      "{\"action\": \"subscribe\", \"jobs\": [\"%s\"], \"since\": \"%s\"}"
          .formatted(arguments[1], "0".repeat(26));
  Frames frames = new Frames();
  try (HttpClient client = HttpClient.newHttpClient()) {
    WebSocket socket =
        client.newWebSocketBuilder().buildAsync(URI.create(arguments[0]), frames).join();
    IO.println("> " + subscribe);
    socket.sendText(subscribe, true).join();
    frames.end.join();
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }
}
