package dev.cadenza.http;

import dev.cadenza.http.wire.WireException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page of a list in a request, and the links to its neighbours.
 *
 * <p>The wire format is Django REST framework's {@code PageNumberPagination}. In addition to the
 * page number, a link contains a cursor: the cost of a page does not depend on its position, and a
 * client that follows the links gets every item once, even when items are created or deleted
 * meanwhile; the number is then only a label. A page requested only by its number is found by
 * skipping the pages before it.
 *
 * <p>Items are ordered by their identifiers, which have the same length.
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

  /**
   * A position in a list, and the direction of its page.
   *
   * @param inclusive whether the item at that position, if it still exists, is part of the page
   */
  private record Cursor(boolean backwards, boolean inclusive, String id) {
    private static final Pattern FORM = Pattern.compile("[abfu][0-9A-Z]{26}");

    static Cursor after(String id) {
      return new Cursor(false, false, id);
    }

    static Cursor before(String id) {
      return new Cursor(true, false, id);
    }

    static Optional<Cursor> read(String plain) {
      char kind = plain.isEmpty() ? ' ' : plain.charAt(0);
      return FORM.matcher(plain).matches()
          ? Optional.of(
              new Cursor("bu".indexOf(kind) >= 0, "fu".indexOf(kind) >= 0, plain.substring(1)))
          : Optional.empty();
    }

    /** The page on the other side of the position. */
    Cursor turned() {
      return new Cursor(!backwards, !inclusive, id);
    }

    /** The form in links: after, before, from, up to. */
    String written() {
      return (backwards ? inclusive ? "u" : "b" : inclusive ? "f" : "a") + id;
    }

    /** The bound before the page's first item, in the order of reading. */
    String beside(boolean descending) {
      if (!inclusive) {
        return id;
      }
      // No identifier is between these and the identifier itself.
      int last = id.length() - 1;
      return descending ? id + "~" : id.substring(0, last) + (char) (id.charAt(last) - 1) + "~";
    }
  }

  /**
   * The page of a list with a total count; {@code page=last} is its last.
   *
   * @throws WireException 404 when the list has no such page, or the cursor is invalid
   */
  public static Pages of(Call call, long count) {
    return asked(call).within(count);
  }

  /**
   * The page of a list without a total count.
   *
   * @throws WireException 404 when the number or the cursor is invalid
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

  /** Whether the page is read from its end, in reverse order. */
  public boolean backwards() {
    return cursor.filter(Cursor::backwards).isPresent();
  }

  /** Whether the page is read from the newest item to the oldest. */
  public boolean descending(boolean newestFirst) {
    return newestFirst != backwards();
  }

  /**
   * The bound of the page: items with a greater identifier are read, or, with {@link #descending},
   * with a smaller one. It need not be the identifier of an item.
   */
  public Optional<String> beside(boolean newestFirst) {
    return cursor.map(it -> it.beside(descending(newestFirst)));
  }

  /** The number of items to skip. */
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
   * @param read the page's items, in the order of reading: see {@link #backwards}
   * @param onward the identifier after which reading continues; empty at the end
   * @param id of an item, for the links
   * @param json the wire format of an item
   */
  public <T> PageBody body(
      long count,
      List<T> read,
      Optional<String> onward,
      Function<T, String> id,
      Function<T, ?> json) {
    Optional<Cursor> back =
        read.isEmpty()
            ? cursor.map(Cursor::turned)
            : Optional.of(read.getFirst())
                .filter(_ -> cursor.isPresent() || number > 1)
                .map(id)
                .map(first -> backwards() ? Cursor.after(first) : Cursor.before(first));
    Optional<Cursor> on =
        onward.map(last -> backwards() ? Cursor.before(last) : Cursor.after(last));
    Optional<Cursor> next = backwards() ? back : on;
    Optional<Cursor> previous = backwards() ? on : back;
    return new PageBody(
        count,
        next.map(it -> link(number + 1, it.written())).orElse(null),
        previous.map(it -> link(Math.max(1, number - 1), it.written())).orElse(null),
        (backwards() ? read.reversed() : read).stream().map(json).toList());
  }

  /** The body of a page of a complete list, ordered by identifier. */
  public <T> PageBody bodyOfWhole(List<T> all, Function<T, String> id, Function<T, ?> json) {
    boolean descending = descending(false);
    Optional<String> beside = beside(false);
    List<T> rest =
        (descending ? all.reversed() : all)
            .stream()
                .dropWhile(
                    item ->
                        beside.filter(it -> !isBeyond(id.apply(item), it, descending)).isPresent())
                .skip(skip())
                .toList();
    List<T> page = rest.subList(0, Math.min(size, rest.size()));
    Optional<String> onward =
        rest.size() > size ? Optional.of(id.apply(page.getLast())) : Optional.empty();
    return body(all.size(), page, onward, id, json);
  }

  private static boolean isBeyond(String id, String place, boolean descending) {
    return descending ? id.compareTo(place) < 0 : id.compareTo(place) > 0;
  }

  /** The page of a complete list in memory. */
  public <T> List<T> cut(List<T> all) {
    return all.stream().skip((number - 1L) * size).limit(size).toList();
  }

  /** The body of a page of a complete list: its links contain only numbers. */
  public PageBody bodyOf(long count, List<?> items) {
    return new PageBody(
        count,
        (long) number * size < count ? link(number + 1, "") : null,
        number > 1 ? link(number - 1, "") : null,
        items);
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
      // A larger number would overflow the product with the page size; no list is that long.
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
      Optional<Cursor> cursor = Cursor.read(plain);
      if (cursor.isPresent()) {
        return cursor.get();
      }
    } catch (IllegalArgumentException e) {
      throw WireException.detail(404, "Invalid cursor");
    }
    throw WireException.detail(404, "Invalid cursor");
  }
}
