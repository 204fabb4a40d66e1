package dev.cadenza.dynamodb.expression.parser;

import dev.cadenza.dynamodb.expression.parser.Syntax.Enclosed;
import dev.cadenza.dynamodb.expression.parser.Syntax.Path;
import dev.cadenza.dynamodb.expression.parser.Syntax.Sum;
import dev.cadenza.dynamodb.expression.parser.Syntax.Term;
import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses update expressions: sections, each at most once, in any order. */
public final class UpdateParser {
  private static final Set<Kind> SECTIONS =
      EnumSet.of(Kind.SET, Kind.REMOVE, Kind.ADD, Kind.DELETE);

  /**
   * One action of a section.
   *
   * @param term empty for REMOVE
   */
  public record Action(Kind section, Path path, Optional<Term> term) {}

  private final Cursor cursor;
  private final TermParser terms;
  private final List<Action> actions = new ArrayList<>();

  private UpdateParser(Cursor cursor) {
    this.cursor = cursor;
    this.terms = new TermParser(cursor);
  }

  public static List<Action> parse(Source source) {
    UpdateParser parser = new UpdateParser(source.read());
    parser.sections();
    return parser.actions;
  }

  private void sections() {
    Set<Kind> seen = EnumSet.noneOf(Kind.class);
    Optional<Kind> twice = Optional.empty();
    do {
      if (!SECTIONS.contains(cursor.peek().kind())) {
        throw cursor.syntaxError();
      }
      Kind section = cursor.next().kind();
      if (!seen.add(section)) {
        twice = twice.or(() -> Optional.of(section));
      }
      do {
        actions.add(action(section));
      } while (cursor.accept(Kind.COMMA));
    } while (SECTIONS.contains(cursor.peek().kind()));
    cursor.expect(Kind.END);
    if (twice.isPresent()) {
      throw cursor
          .source()
          .invalid(
              "The \"" + twice.get() + "\" section can only be used once in an update expression;");
    }
  }

  private Action action(Kind section) {
    Path path = terms.path();
    return switch (section) {
      case SET -> {
        cursor.expect(Kind.EQ);
        yield new Action(section, path, Optional.of(assigned()));
      }
      case REMOVE -> new Action(section, path, Optional.empty());
      default -> new Action(section, path, Optional.of(terms.placeholder()));
    };
  }

  /** {@code term | term + term | term - term}, possibly in parentheses. */
  private Term assigned() {
    Term left = cursor.isAt(Kind.LEFT_PAREN) ? inParens() : terms.simple();
    boolean minus = cursor.isAt(Kind.MINUS);
    if (!minus && !cursor.isAt(Kind.PLUS)) {
      return left;
    }
    if (left instanceof Enclosed(Sum _)) {
      throw cursor.syntaxError();
    }
    cursor.next();
    return new Sum(left, minus, terms.term());
  }

  private Term inParens() {
    cursor.expect(Kind.LEFT_PAREN);
    cursor.enterParens();
    Term inner = assigned();
    cursor.expect(Kind.RIGHT_PAREN);
    cursor.leave();
    return terms.enclosed(inner);
  }
}
