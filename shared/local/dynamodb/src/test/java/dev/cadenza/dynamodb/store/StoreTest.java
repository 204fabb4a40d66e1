package dev.cadenza.dynamodb.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
  private static final long MAP = 20;
  private static final long INDEX = 21;

  @TempDir private Path folder;

  private Store open(boolean memory) {
    Store store = memory ? Store.inMemory() : Store.open(folder, false);
    store.write(
        changes -> {
          changes.createMap(MAP);
          return true;
        });
    return store;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static boolean put(Changes changes, String key, String value) {
    changes.put(MAP, bytes(key), bytes(value));
    return true;
  }

  private static Optional<String> get(Rows rows, String key) {
    return rows.get(MAP, bytes(key)).map(value -> new String(value, UTF_8));
  }

  private static List<String> scan(Store store, Range range) {
    List<String> found = new ArrayList<>();
    store.read(
        rows -> {
          rows.scan(MAP, range, value -> found.add(new String(value, UTF_8)));
          return true;
        });
    return found;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldKeepNothingOfAWriteThatFails(boolean memory) {
    try (Store store = open(memory)) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  store.write(
                      changes -> {
                        put(changes, "a", "1");
                        throw new IllegalStateException("halfway");
                      }));
      assertThat(store.<Optional<String>>read(rows -> get(rows, "a"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldScanRangesInBothDirections(boolean memory) {
    try (Store store = open(memory)) {
      for (String key : List.of("b", "a", "c", "bb")) {
        store.write(changes -> put(changes, key, key));
      }
      Range range = Range.between(bytes("a"), Optional.of(bytes("c")));
      assertThat(scan(store, range)).containsExactly("a", "b", "bb");
      assertThat(scan(store, range.ordered(false))).containsExactly("bb", "b", "a");
      Range.Position place = new Range.Position(bytes("b"), Optional.empty());
      assertThat(scan(store, range.after(Optional.of(place)))).containsExactly("bb");
      assertThat(scan(store, range.ordered(false).after(Optional.of(place)))).containsExactly("a");
      assertThat(scan(store, Range.startingWith(bytes("b")))).containsExactly("b", "bb");
    }
  }

  @Test
  void shouldOrderEntriesOfOneKeyByTheirItems() {
    try (Store store = open(true)) {
      List<String> found = new ArrayList<>();
      store.write(
          changes -> {
            changes.createIndex(INDEX);
            for (String key : List.of("c", "a", "b")) {
              put(changes, key, key);
              changes.putEntry(INDEX, bytes("same"), bytes(key));
            }
            changes.scanIndex(
                MAP,
                INDEX,
                Range.startingWith(bytes("same")),
                value -> found.add(new String(value, UTF_8)));
            return true;
          });
      assertThat(found).containsExactly("a", "b", "c");
    }
  }

  @Test
  void shouldNotShowWhatIsNotCommitted() {
    try (Store store = open(false)) {
      store.write(
          changes -> {
            put(changes, "a", "1");
            // In another connection, as other threads read.
            assertThat(store.<Optional<String>>read(rows -> get(rows, "a"))).isEmpty();
            return true;
          });
      assertThat(store.<Optional<String>>read(rows -> get(rows, "a"))).contains("1");
    }
  }

  @Test
  void shouldShowOneStateInASnapshot() {
    try (Store store = open(false)) {
      store.write(changes -> put(changes, "a", "1"));
      boolean same =
          store.readSnapshot(
              rows -> {
                Optional<String> before = get(rows, "a");
                store.write(changes -> put(changes, "a", "2"));
                return before.equals(get(rows, "a"));
              });
      assertThat(same).isTrue();
      assertThat(store.<Optional<String>>read(rows -> get(rows, "a"))).contains("2");
    }
  }

  /** Those that come while a commit is under way wait for it, and for one more. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldWaitForOneOtherCommitAtMost(boolean memory) throws Exception {
    int others = 20;
    try (Store store = open(memory);
        ExecutorService threads = Executors.newFixedThreadPool(others + 1)) {
      CountDownLatch working = new CountDownLatch(1);
      CountDownLatch enough = new CountDownLatch(1);
      Future<Long> first =
          threads.submit(
              () -> {
                store.write(
                    changes -> {
                      working.countDown();
                      return put(changes, "first", "1") && await(enough);
                    });
                return store.commits();
              });
      working.await();
      long before = store.commits();
      List<Future<Long>> commits = new ArrayList<>();
      for (int other = 0; other < others; other++) {
        String key = "key " + other;
        commits.add(
            threads.submit(
                () -> store.write(changes -> put(changes, key, "1") ? store.commits() + 1 : 0)));
      }
      Awaitility.await().until(() -> store.waiting() == others);
      enough.countDown();
      assertThat(first.get()).isGreaterThan(before);
      for (Future<Long> commit : commits) {
        assertThat(commit.get()).isEqualTo(before + 2);
      }
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldBeUsedByOneAtATime() {
    try (Store _ = open(false)) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> Store.open(folder, false))
          .withMessageContaining("in use")
          .withMessageContaining(folder.toString());
    }
    open(false).close();
  }

  @Test
  void shouldSayWhenTheFolderIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.open(file, false))
        .withMessageContaining(file.toString());
    assertThat(file).hasContent("text");
  }

  @Test
  void shouldRefuseAFileThatIsNoDatabase() throws Exception {
    Files.writeString(folder.resolve("dynamodb.db"), "no database, but a text of some length");
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.open(folder, false));
    assertThat(folder.resolve("dynamodb.db")).content().startsWith("no database");
  }
}
