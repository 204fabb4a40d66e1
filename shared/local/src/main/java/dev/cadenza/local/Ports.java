package dev.cadenza.local;

import dev.cadenza.local.template.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds free ports before anything starts: the variables of the functions name them all, and the
 * emulators start at the same time.
 */
final class Ports {

  private Ports() {}

  static Addresses free(int gateway) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      int front = hold(held, gateway);
      return new Addresses(front, hold(held, 0), hold(held, 0), hold(held, 0), hold(held, 0));
    } catch (IOException taken) {
      throw new IllegalStateException("port " + gateway + " is taken", taken);
    } finally {
      held.forEach(Ports::release);
    }
  }

  private static int hold(List<ServerSocket> held, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    held.add(socket);
    // As the servers will: a port that is only cooling down is free.
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket.getLocalPort();
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
