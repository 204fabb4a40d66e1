package dev.cadenza.storyteller;

import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.Story.Sentence;
import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.storyteller.language.Articles;
import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.language.Template;
import dev.cadenza.storyteller.language.Template.Node;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Fills one paragraph: selects alternatives, inserts names or pronouns, and tracks the speaker. */
final class Telling {
  private final World world;
  private final Speech speech;
  private final Chance chance;
  private final List<Part> parts = new ArrayList<>();
  private StringBuilder text = new StringBuilder();

  // The person that a pronoun refers to: the last one named of each gender. Quotations have their
  // own.
  private Map<Gender, String> meant = new EnumMap<>(Gender.class);

  /** The gender of the pronoun before, if it is the subject of a verb. */
  private Gender spoken = Gender.THING;

  private record Part(String speaker, String text) {}

  private Telling(World world, Speech speech, Chance chance) {
    this.world = world;
    this.speech = speech;
    this.chance = chance;
  }

  static Paragraph narrate(Template template, World world, Speech speech, Chance chance) {
    Telling telling = new Telling(world, speech, chance);
    telling.add(template.nodes());
    telling.flush("");
    return telling.paragraph();
  }

  /** A phrase without speech. */
  static String phrase(Template template, World world, Speech speech, Chance chance) {
    return narrate(template, world, speech, chance).text();
  }

  private void add(List<Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      Gender subject = spoken;
      spoken = Gender.THING;
      switch (nodes.get(i)) {
        case Node.Slot(String form, String who) when form.equals("says") ->
            i += saying(world.person(who), nodes.subList(i + 1, nodes.size()));
        case Node.Text plain -> Articles.append(text, subject.agreeing(plain.text()));
        case Node.Slot slot -> Articles.append(text, meaning(slot));
        case Node.Choice choice -> add(picked(choice.alternatives()));
        case Node.Quote quote -> quote(quote);
      }
    }
  }

  /** One of several; of a list of phrases one that this story has not used, while there is one. */
  private List<Node> picked(List<List<Node>> alternatives) {
    List<Node> picked = chance.pick(world.unused(alternatives));
    world.use(picked);
    return picked;
  }

  /**
   * The verb and the manner: after the name if the name follows, as in "said Ann gravely".
   *
   * @return the number of following nodes that are consumed
   */
  private int saying(Person person, List<Node> following) {
    String[] words = speech.says(person.manner()).split(", ", 2);
    String manner = words.length > 1 ? " " + words[1] : "";
    boolean named =
        following.size() > 1
            && following.get(0).equals(new Node.Text(" "))
            && following.get(1).equals(new Node.Slot(person.part(), ""));
    text.append(words[0]).append(named ? " " + named(person) : "").append(manner);
    return named ? 2 : 0;
  }

  private void quote(Node.Quote quote) {
    boolean continues = continues();
    flush("");
    Map<Gender, String> outside = meant;
    meant = new EnumMap<>(Gender.class);
    add(quote.words());
    meant = outside;
    String words = tidied(text.toString());
    text = new StringBuilder("“" + (continues ? words : Phrases.capitalised(words)) + "”");
    flush(world.person(quote.speaker()).name());
  }

  /** Whether the next quotation continues the sentence of the previous one. */
  private boolean continues() {
    return text.toString().stripTrailing().endsWith(",") && !parts.isEmpty();
  }

  private void flush(String speaker) {
    String part = tidied(text.toString());
    if (!part.isEmpty()) {
      parts.add(new Part(speaker, part));
    }
    text = new StringBuilder();
  }

  private String meaning(Node.Slot slot) {
    boolean capital = Character.isUpperCase(slot.name().charAt(0));
    String name = Phrases.lowered(slot.name());
    String meaning = slot.argument().isEmpty() ? word(name) : of(name, slot.argument());
    return capital ? Phrases.capitalised(meaning) : meaning;
  }

  private String word(String name) {
    String part = name.replace("*", "");
    if (Template.isPart(part)) {
      return named(world.person(part));
    }
    return world.word(name);
  }

  private String of(String form, String argument) {
    Person person = world.person(argument.replace("*", ""));
    return switch (form) {
      case "he" -> subject(person);
      case "him" -> pronoun(person, person.gender().object(), person.name());
      case "his" -> pronoun(person, person.gender().possessive(), person.name() + "'s");
      case "himself" -> person.gender().reflexive();
      default -> throw new IllegalStateException("What is {" + form + ":" + argument + "}?");
    };
  }

  private String subject(Person person) {
    String subject = pronoun(person, person.gender().subject(), person.name());
    spoken = subject.equals(person.gender().subject()) ? person.gender() : Gender.THING;
    return subject;
  }

  private String named(Person person) {
    meant.put(person.gender(), person.part());
    return person.name();
  }

  private String pronoun(Person person, String pronoun, String instead) {
    if (person.part().equals(meant.get(person.gender()))) {
      return pronoun;
    }
    named(person);
    return instead;
  }

  /** Normalizes spaces, and a double full stop after a name that ends with one. */
  private static String tidied(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll(" ([,.;!?])", "$1")
        .replaceAll("(?<!\\.)\\.\\.(?!\\.)", ".")
        .replace('\'', '’')
        .strip();
  }

  private Paragraph paragraph() {
    List<Sentence> sentences = new ArrayList<>();
    boolean starts = true;
    for (Part part : parts) {
      for (String sentence : SentenceSplitter.split(part.text())) {
        boolean narrated = part.speaker().isEmpty();
        sentences.add(
            new Sentence(
                narrated && starts ? Phrases.capitalised(sentence) : sentence, part.speaker()));
        starts = narrated && sentence.matches(".*[.!?]");
      }
      // Text after a quotation is a tag, or starts with a capital letter.
      starts = false;
    }
    return new Paragraph(sentences);
  }
}
