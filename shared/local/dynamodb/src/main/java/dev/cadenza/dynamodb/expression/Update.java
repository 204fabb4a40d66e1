package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.expression.parser.Syntax.Placeholder;
import dev.cadenza.dynamodb.expression.parser.Syntax.Term;
import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import dev.cadenza.dynamodb.expression.parser.UpdateParser;
import dev.cadenza.dynamodb.expression.parser.WordCheck;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes of an item: an UpdateExpression, or the legacy AttributeUpdates. */
public final class Update {
  private static final Set<String> ADDABLE = Set.of("N", "SS", "NS", "BS");
  private static final Set<String> DELETABLE = Set.of("SS", "NS", "BS");

  private final List<Change> changes;
  private final Set<String> attributes = new LinkedHashSet<>();

  /**
   * @param changes at non-overlapping paths
   */
  Update(List<Change> changes) {
    this.changes = List.copyOf(changes);
    for (Change change : changes) {
      attributes.add(change.path().attribute());
    }
  }

  /** The result of an update. */
  public static final class Result {
    private final Map<String, AttributeValue> before;
    private final Map<String, AttributeValue> item;
    private final List<Change> changes;

    private Result(
        Map<String, AttributeValue> before,
        Map<String, AttributeValue> item,
        List<Change> changes) {
      this.before = before;
      this.item = item;
      this.changes = changes;
    }

    /** The new item. */
    public Map<String, AttributeValue> item() {
      return item;
    }

    /** The result of ReturnValues UPDATED_OLD; possibly empty. */
    public Map<String, AttributeValue> updatedOld() {
      return changed().project(before);
    }

    /** The result of ReturnValues UPDATED_NEW; possibly empty. */
    public Map<String, AttributeValue> updatedNew() {
      return changed().project(item);
    }

    private Projection changed() {
      return new Projection(changes.stream().map(Change::path).toList());
    }
  }

  /**
   * @throws DynamoDbException when the expression is invalid
   */
  public static Update parse(String expression, Placeholders placeholders) {
    Source source = new Source("UpdateExpression", expression);
    List<UpdateParser.Action> actions = UpdateParser.parse(source);
    WordCheck words = new WordCheck(source);
    for (UpdateParser.Action action : actions) {
      words.path(action.path());
      action.term().ifPresent(words::assigned);
    }
    TermResolver terms = new TermResolver(source, placeholders);
    List<DocumentPath> paths = new ArrayList<>(actions.size());
    for (UpdateParser.Action action : actions) {
      paths.add(terms.path(action.path()));
    }
    DocumentPath.requireApart(paths, source);
    List<Change> changes = new ArrayList<>(actions.size());
    int sums = 0;
    for (int index = 0; index < actions.size(); index++) {
      Change change = change(actions.get(index), paths.get(index), terms);
      changes.add(change);
      if (change instanceof Change.Put(_, Operand.Sum _)) {
        sums++;
      }
    }
    ConditionResolver.requireFew(sums, source);
    return new Update(changes);
  }

  private static Change change(UpdateParser.Action action, DocumentPath path, TermResolver terms) {
    Optional<Term> term = action.term();
    if (term.isEmpty()) {
      return new Change.Remove(path);
    }
    if (action.section() == Kind.SET) {
      return new Change.Put(path, terms.ofUpdate(term.get()));
    }
    AttributeValue value = terms.value((Placeholder) term.get());
    boolean add = action.section() == Kind.ADD;
    if (!(add ? ADDABLE : DELETABLE).contains(value.type())) {
      throw terms
          .source()
          .invalid(
              "Incorrect operand type for operator or function; operator: "
                  + action.section()
                  + ", operand type: "
                  + TypeNames.of(value)
                  + ", typeSet: ALLOWED_FOR_"
                  + action.section()
                  + "_OPERAND");
    }
    return add
        ? new Change.Add(path, value, Operand::wrongType)
        : new Change.Delete(path, value, Operand::wrongType);
  }

  /** The changed top-level attributes. */
  public Set<String> attributes() {
    return Set.copyOf(attributes);
  }

  /**
   * Whether it creates a missing item. An update that only removes does not, and must not be
   * applied then.
   */
  public boolean createsItem() {
    return changes.isEmpty() || changes.stream().anyMatch(Change::createsItem);
  }

  /**
   * The check before anything is read.
   *
   * @throws DynamoDbException when it changes one of these attributes
   */
  public void requireNoneOf(Set<String> keyAttributes) {
    for (String attribute : attributes) {
      if (keyAttributes.contains(attribute)) {
        throw DynamoDbException.validation(
            "One or more parameter values were invalid: Cannot update attribute "
                + attribute
                + ". This attribute is part of the key");
      }
    }
  }

  /**
   * @param item the stored item; only its key if it does not exist
   * @param keyAttributes the names of the attributes of the table's key
   * @throws DynamoDbException when the item does not support the update, or the update changes a
   *     key
   */
  public Result apply(Map<String, AttributeValue> item, Set<String> keyAttributes) {
    requireNoneOf(keyAttributes);
    Patch patch = new Patch();
    for (Change change : changes) {
      Patch.requireParent(change.path(), item);
    }
    for (Change change : changes) {
      patch.set(change.path(), change.apply(item));
    }
    Map<String, AttributeValue> after = patch.applyTo(item);
    for (String attribute : attributes) {
      Optional.ofNullable(after.get(attribute)).ifPresent(Items::requireDepth);
    }
    return new Result(item, after, changes);
  }
}
