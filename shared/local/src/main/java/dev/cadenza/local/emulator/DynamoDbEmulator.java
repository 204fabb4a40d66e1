package dev.cadenza.local.emulator;

import dev.cadenza.local.signed.Signatures;
import dev.cadenza.local.signed.SignedServer;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Amazon's DynamoDB Local, in a class loader of its own: it brings libraries that must not meet
 * ours. Everything here goes by reflection for the same reason. It would listen on all interfaces
 * and asks nobody for a signature, so it gets no port: a {@link SignedServer} hands requests to it
 * within the process.
 */
public final class DynamoDbEmulator implements AutoCloseable {

  private static final String LOCAL = "software.amazon.dynamodb.services.local.";

  /** The file DynamoDB Local keeps its tables in when all callers share one database. */
  static final String DATABASE = "shared-local-instance.db";

  /** One loader a class path: each one loads the native SQLite library again and never lets go. */
  private static final Map<String, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  private final Object server;
  private final MemoryConnections connections;
  private SignedServer front;

  private DynamoDbEmulator(Object server, MemoryConnections connections) {
    this.server = server;
    this.connections = connections;
  }

  /**
   * @param classPath a file whose one line is DynamoDB Local's class path
   * @param directory where the tables are kept, made when missing
   * @throws EmulatorException when it does not start
   */
  public static DynamoDbEmulator start(
      Path classPath, Path directory, int port, Signatures signatures) {
    try {
      Files.createDirectories(directory);
      ClassLoader loader =
          LOADERS.computeIfAbsent(Files.readString(classPath).strip(), DynamoDbEmulator::loader);
      DynamoDbEmulator emulator = within(loader, () -> start(loader, directory));
      emulator.front = SignedServer.start(port, "dynamodb", signatures, emulator::answer);
      return emulator;
    } catch (Exception failure) {
      throw new EmulatorException("DynamoDB Local did not start: " + reason(failure), failure);
    }
  }

  private static DynamoDbEmulator start(ClassLoader loader, Path directory)
      throws ReflectiveOperationException {
    writeAhead(loader, directory.resolve(DATABASE).toFile());
    Object requests =
        loader
            .loadClass(LOCAL + "server.LocalDynamoDBRequestHandler")
            .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
            .newInstance(0, false, directory.toString(), true, false);
    Object handler =
        loader
            .loadClass(LOCAL + "server.LocalDynamoDBServerHandler")
            .getConstructor(requests.getClass().getSuperclass(), String.class)
            .newInstance(requests, null);
    Object server =
        loader
            .loadClass(LOCAL + "server.DynamoDBProxyServer")
            .getConstructor(int.class, handler.getClass().getSuperclass())
            .newInstance(0, handler);
    MemoryConnections connections = MemoryConnections.replacePorts(loader, server);
    server.getClass().getMethod("safeStart").invoke(server);
    return new DynamoDbEmulator(server, connections);
  }

  private SignedServer.Answer answer(SignedServer.Call call) throws ReflectiveOperationException {
    return connections.post(call);
  }

  /**
   * Write-ahead logging is a property of the file, so it can be set before DynamoDB Local opens it.
   * A commit then waits for one write to the disk in place of three, and survives a kill as before.
   */
  private static void writeAhead(ClassLoader loader, File database)
      throws ReflectiveOperationException {
    loader
        .loadClass(LOCAL + "shared.access.sqlite.SQLiteLibraryLoader")
        .getMethod("initialize")
        .invoke(null);
    Class<?> type = loader.loadClass("com.almworks.sqlite4java.SQLiteConnection");
    Object connection = type.getConstructor(File.class).newInstance(database);
    try {
      type.getMethod("open", boolean.class).invoke(connection, true);
      type.getMethod("exec", String.class).invoke(connection, "PRAGMA journal_mode=WAL");
    } finally {
      type.getMethod("dispose").invoke(connection);
    }
  }

  private static ClassLoader loader(String classPath) {
    URL[] jars = new URL[classPath.split(File.pathSeparator).length];
    int index = 0;
    for (String jar : classPath.split(File.pathSeparator)) {
      try {
        jars[index++] = Path.of(jar).toUri().toURL();
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return new URLClassLoader("dynamodb-local", jars, ClassLoader.getPlatformClassLoader());
  }

  @FunctionalInterface
  private interface Reflection<T> {
    T run() throws ReflectiveOperationException;
  }

  private static <T> T within(ClassLoader loader, Reflection<T> body)
      throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return body.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String reason(Exception failure) {
    Throwable cause = failure instanceof InvocationTargetException ? failure.getCause() : failure;
    return String.valueOf(cause);
  }

  @Override
  public void close() {
    try {
      front.close();
      within(
          server.getClass().getClassLoader(),
          () -> server.getClass().getMethod("stop").invoke(server));
    } catch (ReflectiveOperationException failure) {
      throw new EmulatorException("DynamoDB Local did not stop: " + reason(failure), failure);
    }
  }
}
