package dev.cadenza.storyteller.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All resource texts: passages, genres, names, manners, titles. */
public final class Library {
  private static final List<String> GENRES =
      List.of(
          "adventure",
          "mystery",
          "fairy-tale",
          "science-fiction",
          "romance",
          "ghost-story",
          "everyday");
  private static final List<String> GENERAL =
      List.of(
          "premise",
          "core",
          "more",
          "home",
          "road",
          "leads",
          "threads",
          "rivals",
          "climax",
          "titles",
          "episodes",
          "fills",
          "talk",
          "tones");

  private final Map<String, Genre> genres = new LinkedHashMap<>();
  private final Map<String, List<Passage>> passages = new LinkedHashMap<>();
  private final Map<String, Block> manners = new LinkedHashMap<>();
  private final List<Block> tones;
  private final List<Block> lists;
  private final List<Block> regions;
  private final RandomPhrases phrases;

  private Library() {
    lists = Block.read("lists.txt");
    phrases = new RandomPhrases(this::lines);
    GENERAL.forEach(
        name -> phrases.expanded(Block.read("passages/" + name + ".txt")).forEach(this::add));
    for (String name : GENRES) {
      List<Block> blocks = phrases.expanded(Block.read("genres/" + name + ".txt"));
      genres.put(name, Genre.of(name, blocks));
      blocks.stream().filter(block -> !Genre.isPartOf(block)).forEach(it -> add(it, name));
    }
    Block.read("manners.txt").forEach(block -> manners.put(block.key(), block));
    tones = Block.read("tones.txt");
    regions = phrases.expanded(Block.read("regions.txt"));
  }

  private static final class Held {
    private static final Library LIBRARY = new Library();
  }

  /** Read once: the content is constant. */
  public static Library get() {
    return Held.LIBRARY;
  }

  private void add(Block block) {
    put(Passage.of(block.key(), block.words(), block.lines()));
  }

  private void add(Block block, String genre) {
    List<String> conditions = new ArrayList<>(block.words());
    conditions.add("genre:" + genre);
    put(Passage.of(block.key(), conditions, block.lines()));
  }

  private void put(Passage passage) {
    passages.computeIfAbsent(passage.beat(), beat -> new ArrayList<>()).add(passage);
  }

  public List<Passage> passages(String beat) {
    return passages.getOrDefault(beat, List.of());
  }

  public List<Genre> genres() {
    return List.copyOf(genres.values());
  }

  /** Goals that fit any hero, without reasons. */
  public List<Goal> freeGoals() {
    return lines("goals-free").stream()
        .map(line -> line.split(" = "))
        .map(it -> new Goal(Goal.Kind.valueOf(it[0].toUpperCase(Locale.ROOT)), it[1], it[2], ""))
        .toList();
  }

  /** The whole setting that a prompt names, in first place, and parts of it. */
  public List<Place> regions(String setting, boolean outdoors) {
    return regions.stream()
        .filter(block -> block.words().contains("outdoors") == outdoors)
        .map(block -> Place.of(block.replacing("SETTING", setting)))
        .toList();
  }

  /** The genre for a word. */
  public Optional<Genre> genre(String name) {
    String requested = plain(name);
    return genres.values().stream().filter(genre -> genre.isCalled(requested)).findFirst();
  }

  /** The tone for a word. */
  public Optional<String> tone(String name) {
    String requested = " " + plain(name) + " ";
    return tones.stream()
        .filter(
            tone ->
                requested.contains(" " + tone.key() + " ")
                    || tone.words().stream().anyMatch(word -> requested.contains(" " + word + " ")))
        .map(Block::key)
        .findFirst();
  }

  public List<String> tones() {
    return tones.stream().map(Block::key).toList();
  }

  public Block manner(String name) {
    return Optional.ofNullable(manners.get(name)).orElseThrow();
  }

  /** A list of words by its name, one or several to a line. */
  public List<String> list(String name) {
    return lines(name).stream().flatMap(line -> List.of(line.split(",\\s*")).stream()).toList();
  }

  /** A list of sentences by its name. */
  public List<String> lines(String name) {
    return lists.stream()
        .filter(block -> block.key().equals(name))
        .flatMap(block -> block.lines().stream())
        .toList();
  }

  public static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_/-]+", " ");
  }
}
