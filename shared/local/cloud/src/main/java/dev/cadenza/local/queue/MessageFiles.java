package dev.cadenza.local.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one queue on disk, one file each. Files are written atomically, and nothing is
 * open between two calls: after a full disk, later messages can be stored again.
 */
final class MessageFiles {
  private static final Logger LOG = LoggerFactory.getLogger(MessageFiles.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";

  private final Path directory;

  private MessageFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * @param directory created if missing
   */
  static MessageFiles in(Path directory) {
    try {
      Files.createDirectories(directory);
      return new MessageFiles(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for messages: " + directory, e);
    }
  }

  /** All messages, in the order of sending. */
  List<Message> read() {
    List<Message> messages = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        read(file).ifPresent(messages::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the messages cannot be read: " + directory, e);
    }
    messages.sort(Comparator.comparingLong(Message::number));
    return messages;
  }

  private static Optional<Message> read(Path file) {
    try {
      ObjectNode fields = (ObjectNode) JSON.readTree(file.toFile());
      return Optional.of(
          new Message(
              fields.required("id").asText(),
              fields.required("number").asLong(),
              fields.required("body").asText(),
              fields.required("attributes"),
              Optional.ofNullable(fields.get("group")).map(group -> group.asText()),
              fields.required("sent_at").asLong(),
              fields.required("not_before").asLong(),
              fields.required("receives").asInt()));
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      LOG.warn("{} is not a message and is ignored", file, e);
      return Optional.empty();
    }
  }

  /** Writes a message, in place of its previous file. */
  void write(Message message) throws IOException {
    ObjectNode fields = JSON.createObjectNode();
    fields.put("id", message.id());
    fields.put("number", message.number());
    fields.put("body", message.body());
    fields.set("attributes", message.attributes());
    message.group().ifPresent(group -> fields.put("group", group));
    fields.put("sent_at", message.sentAt());
    fields.put("not_before", message.notBefore());
    fields.put("receives", message.receives());
    Path file = file(message);
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.write(draft, JSON.writeValueAsBytes(fields));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteIfPossible(draft);
      throw e;
    }
  }

  private static void deleteIfPossible(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      LOG.warn("{} remains", draft, e);
    }
  }

  void delete(Message message) throws IOException {
    try {
      Files.delete(file(message));
    } catch (NoSuchFileException e) {
      // The data was deleted externally: nothing remains to be deleted.
      LOG.debug("{} was already deleted", message.id(), e);
    }
  }

  private Path file(Message message) {
    return directory.resolve(
        String.format(Locale.ROOT, "%019d-%s%s", message.number(), message.id(), SUFFIX));
  }
}
