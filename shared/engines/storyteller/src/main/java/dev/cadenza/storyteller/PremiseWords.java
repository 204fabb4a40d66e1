package dev.cadenza.storyteller;

import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.library.Goal;
import dev.cadenza.storyteller.library.Place;
import dev.cadenza.storyteller.prompt.Premise;
import dev.cadenza.storyteller.prompt.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** The facts and words of a prompt, with the names and pronouns of those who act in the story. */
final class PremiseWords {
  private final Premise premise;
  private final Person hero;
  private final Person companion;
  private final Place home;

  PremiseWords(Premise premise, Map<String, Person> people, Place home) {
    this.premise = premise;
    this.hero = people.get("hero");
    this.companion = people.get("companion");
    this.home = home;
  }

  /** Adds them, and returns the goal with the hero's pronouns. */
  Goal add(List<String> facts, Map<String, String> words, Goal goal) {
    Wording wording = premise.wording();
    String own = owned(wording.words()).replace(Wording.HERO, hero.name());
    facts.add("premise:" + wording.form().name().toLowerCase(Locale.ROOT));
    facts.add(isInPremise() ? "hero:given" : "hero:free");
    words.put("premise", own);
    words.put("named", named());
    String setting = premise.place().orElse(home.name());
    String in = premise.in().orElse((home.isSurface() ? "on " : "in ") + home.name());
    boolean there = own.toLowerCase(Locale.ROOT).contains(noun(setting));
    words.put("where", there ? "" : ", " + in);
    words.put("setting", setting);
    words.put("setting.in", in);
    return new Goal(goal.kind(), owned(goal.wish()), owned(goal.thing()), owned(goal.why()));
  }

  private static String noun(String setting) {
    return setting.substring(setting.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }

  private boolean isInPremise() {
    return premise.role().filter(hero.role()::equals).isPresent()
        || premise.wording().words().contains(hero.name());
  }

  private String owned(String text) {
    String possessive = Matcher.quoteReplacement(hero.gender().possessive());
    return text.replaceAll("\\b(?i:my|our)\\b", possessive);
  }

  /** A sentence without a full stop, which names the people of the prompt. */
  private String named() {
    if (premise.wording().words().contains(Wording.HERO) || isNamed()) {
      return hero.name() + " was " + (isInPremise() && !isNamed() ? "called that" : "not prepared");
    }
    if (!isInPremise()) {
      return hero.name() + ", " + Phrases.brief(hero.role()) + ", was there when it happened";
    }
    if (premise.several()) {
      return "One of them was called " + hero.name() + ", and another " + companion.name();
    }
    String called = "The " + bare(hero.role()) + " was called " + hero.name();
    Optional<String> other = premise.other().filter(companion.role()::equals);
    return other.isEmpty() || other.get().equals(hero.role())
        ? called
        : called + ", and the " + bare(companion.role()) + " " + companion.name();
  }

  private boolean isNamed() {
    return premise.wording().words().contains(hero.name());
  }

  private static String bare(String role) {
    return Phrases.brief(role).replaceFirst("^(?i:an?|the|his|her|their) ", "");
  }
}
