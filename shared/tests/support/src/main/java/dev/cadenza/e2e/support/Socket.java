package dev.cadenza.e2e.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket whose frames a test takes one by one. */
public final class Socket implements AutoCloseable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 30;
  private static final int ABNORMAL_CLOSURE = 1006;

  private final BlockingQueue<Map<String, Object>> frames = new LinkedBlockingQueue<>();
  private final List<Map<String, Object>> taken = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private Socket(WebSocket.Builder builder, URI uri) {
    socket = builder.buildAsync(uri, new Listener()).join();
  }

  public static Socket open(String path, Http user) {
    String token = user.authorization().replace("Bearer ", "");
    return new Socket(CLIENT.newWebSocketBuilder(), uri(path + "?token=" + token));
  }

  /** One that is warned before its token ends. */
  public static Socket openRenewing(String path, Http user) {
    String token = user.authorization().replace("Bearer ", "");
    return new Socket(CLIENT.newWebSocketBuilder(), uri(path + "?renew=true&token=" + token));
  }

  public static Socket openBySubprotocol(String path, Http user) {
    String token = user.authorization().replace("Bearer ", "");
    return new Socket(CLIENT.newWebSocketBuilder().subprotocols("bearer", token), uri(path));
  }

  private static URI uri(String path) {
    return URI.create(Platform.shared().webSocketUrl() + path);
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  public void send(Map<String, Object> frame) {
    try {
      socket.sendText(JSON.writeValueAsString(frame), true).join();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Waits until the platform ends the connection, and answers with the code that it gives. */
  public int awaitClosed() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Ends the connection as a lost network does, without a close frame. */
  public void cut() {
    closed.complete(ABNORMAL_CLOSURE);
    socket.abort();
  }

  /** Sends a frame and takes frames until one of that type comes. */
  public Map<String, Object> ask(Map<String, Object> frame, String answerType) {
    send(frame);
    return next(answerType);
  }

  public Map<String, Object> next(String type) {
    while (true) {
      Map<String, Object> frame = take();
      if (type.equals(frame.get("type"))) {
        return frame;
      }
    }
  }

  /** The updates of a job up to the one with that status. */
  public List<Map<String, Object>> until(String job, String status) {
    List<Map<String, Object>> jobs = new ArrayList<>();
    while (true) {
      if (take().get("job") instanceof Map<?, ?> map && job.equals(map.get("id"))) {
        @SuppressWarnings("unchecked") // a JSON object
        Map<String, Object> update = (Map<String, Object>) map;
        jobs.add(update);
        if (status.equals(update.get("status"))) {
          return jobs;
        }
      }
    }
  }

  public Set<String> jobsSeen() {
    Set<String> ids = new LinkedHashSet<>();
    taken.forEach(
        frame -> {
          if (frame.get("job") instanceof Map<?, ?> job) {
            ids.add(job.get("id").toString());
          }
        });
    return ids;
  }

  /** The next frame. */
  public Map<String, Object> take() {
    try {
      Map<String, Object> frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("No frame came; so far " + taken);
      }
      taken.add(frame);
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (!closed.isDone()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          frames.add(JSON.readValue(text.toString(), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("Not JSON: " + text, e);
        }
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }
}
