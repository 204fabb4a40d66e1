package dev.cadenza.cli.sam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections at one address of this machine and forwards them to the same port of
 * localhost, where the emulators listen, which containers do not reach.
 */
final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Relay(ServerSocket listener) {
    this.listener = listener;
  }

  /** Whether the port is already in use there. */
  static boolean answers(InetAddress address, int port) {
    try (Socket _ = new Socket(address, port)) {
      return true;
    } catch (IOException refused) {
      LOG.debug("Connection refused at {} port {}", address, port, refused);
      return false;
    }
  }

  /**
   * @throws UncheckedIOException when the port is in use at this address
   */
  static Relay start(InetAddress address, int port) {
    try {
      ServerSocket listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(address, port));
      Relay relay = new Relay(listener);
      Thread.ofVirtual().name("relay " + port).start(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(Locale.ROOT, "cannot listen at %s port %d", address.getHostAddress(), port),
          e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (SocketException closed) {
        LOG.debug("The relay ends", closed);
      } catch (IOException failure) {
        LOG.warn("A connection could not be accepted", failure);
      }
    }
  }

  private void connect(Socket client) {
    open.add(client);
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort())) {
      open.add(server);
      if (listener.isClosed()) {
        // It was accepted during the close, and was not closed with the others.
        return;
      }
      Thread answers = Thread.ofVirtual().start(() -> pass(server, client));
      pass(client, server);
      answers.join();
      open.remove(server);
    } catch (IOException failure) {
      LOG.debug("A connection could not be forwarded", failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /** Until one side closes its stream; the other side's stream is closed then, too. */
  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException ended) {
      LOG.debug("A connection ended", ended);
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      LOG.debug("A connection could not be closed", failure);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop listening", e);
    } finally {
      open.forEach(Relay::close);
    }
  }
}
