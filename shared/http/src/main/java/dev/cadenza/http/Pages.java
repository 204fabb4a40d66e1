package dev.cadenza.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which page of a list a request asks for, and the links to its neighbours.
 *
 * <p>The wire is Django REST framework's {@code PageNumberPagination}; beside the page's number a
 * link carries a cursor, by which the page costs the same however deep it lies. A page asked for by
 * its number alone is reached by passing over those before it.
 */
public final class Pages {
  static final int DEFAULT_SIZE = 20;
  static final int MAX_SIZE = 100;

  private static final int LAST = -1;

  private final Call call;
  private final int size;
  private final int number;
  private final Optional<Cursor> cursor;

  private Pages(Call call, int size, int number, Optional<Cursor> cursor) {
    this.call = call;
    this.size = size;
    this.number = number;
    this.cursor = cursor;
  }

  /** A place in a list: just after an item, or just before it. */
  private record Cursor(boolean backwards, String id) {}

  /**
   * The page of a list that is so long; {@code page=last} is its last.
   *
   * @throws WireException 404 when the list has no such page, or the cursor is none
   */
  public static Pages of(Call call, long count) {
    return asked(call).within(count);
  }

  /**
   * The page of a list that nobody counted.
   *
   * @throws WireException 404 when the number or the cursor is none
   */
  public static Pages uncounted(Call call) {
    Pages pages = asked(call);
    if (pages.number == LAST) {
      throw WireException.detail(404, "Invalid page.");
    }
    return pages;
  }

  private static Pages asked(Call call) {
    return new Pages(
        call,
        call.query("page_size").map(Pages::size).orElse(DEFAULT_SIZE),
        call.query("page").map(Pages::number).orElse(1),
        call.query("cursor").filter(text -> !text.isEmpty()).map(Pages::cursor));
  }

  public int size() {
    return size;
  }

  /** Whether the page is read from its end, the list's order turned round. */
  public boolean backwards() {
    return cursor.filter(Cursor::backwards).isPresent();
  }

  /** The item that the page lies beside. */
  public Optional<String> beside() {
    return cursor.map(Cursor::id);
  }

  /** How many items to pass over. */
  public int skip() {
    return cursor.isPresent() ? 0 : (number - 1) * size;
  }

  private Pages within(long count) {
    if (number == LAST) {
      return new Pages(call, size, (int) Math.max(1, Math.ceilDiv(count, size)), cursor);
    }
    if (cursor.isEmpty() && number > 1 && (number - 1L) * size >= count) {
      throw WireException.detail(404, "Invalid page.");
    }
    return this;
  }

  /**
   * The body of the page.
   *
   * @param read the page's items, in the direction they were read: see {@link #backwards}
   * @param more whether the reading found items beyond the page
   * @param id of an item, for the links
   * @param json an item as it is on the wire
   */
  public <T> Map<String, Object> body(
      long count, List<T> read, boolean more, Function<T, String> id, Function<T, ?> json) {
    List<T> items = backwards() ? read.reversed() : read;
    boolean hasNext = backwards() || more;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("count", count);
    body.put(
        "next",
        hasNext && !items.isEmpty() ? link(number + 1, "a" + id.apply(items.getLast())) : null);
    body.put("previous", previous(items, id, more));
    body.put("results", items.stream().map(json).toList());
    return body;
  }

  /** The page of a list that is short enough to be read whole. */
  public <T> List<T> cut(List<T> all) {
    return all.stream().skip((number - 1L) * size).limit(size).toList();
  }

  /** The body of a page of a list that was read whole: its links carry numbers alone. */
  public Map<String, Object> bodyOf(long count, List<?> items) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("count", count);
    body.put("next", (long) number * size < count ? link(number + 1, "") : null);
    body.put("previous", number > 1 ? link(number - 1, "") : null);
    body.put("results", items);
    return body;
  }

  private <T> String previous(List<T> items, Function<T, String> id, boolean more) {
    boolean hasPrevious = number > 1 && (!backwards() || more);
    if (!hasPrevious) {
      return null;
    }
    return number == 2 || items.isEmpty()
        ? link(Math.max(1, number - 1), "")
        : link(number - 1, "b" + id.apply(items.getFirst()));
  }

  private String link(int page, String cursor) {
    Map<String, String> query = new TreeMap<>(call.query());
    query.remove("cursor");
    query.remove("page");
    if (page > 1) {
      query.put("page", Integer.toString(page));
    }
    if (!cursor.isEmpty()) {
      query.put(
          "cursor",
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
    }
    String text =
        query.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? call.url() : call.url() + "?" + text;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int size(String text) {
    try {
      int size = Integer.parseInt(text.strip());
      return size < 1 ? DEFAULT_SIZE : Math.min(size, MAX_SIZE);
    } catch (NumberFormatException e) {
      return DEFAULT_SIZE;
    }
  }

  private static int number(String text) {
    if (text.equals("last")) {
      return LAST;
    }
    try {
      int number = Integer.parseInt(text.strip());
      // Beyond this the product with a page's size would overflow; no list is as long.
      if (number >= 1 && number <= 10_000_000) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw WireException.detail(404, "Invalid page.");
    }
    throw WireException.detail(404, "Invalid page.");
  }

  private static Cursor cursor(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      if (plain.matches("[ab][0-9A-Z]{26}")) {
        return new Cursor(plain.charAt(0) == 'b', plain.substring(1));
      }
    } catch (IllegalArgumentException e) {
      throw WireException.detail(404, "Invalid cursor");
    }
    throw WireException.detail(404, "Invalid cursor");
  }
}
