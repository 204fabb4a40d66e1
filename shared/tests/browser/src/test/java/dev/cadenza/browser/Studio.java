package dev.cadenza.browser;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A person's things as they look after some work: a project, jobs that ended well and badly.
 *
 * @param screens the path of each screen that shows them, by a name for its picture
 */
record Studio(Map<String, String> screens) {
  private static final Map<String, Object> STORY =
      Map.of("prompt", "A lighthouse keeper who collects voices.", "seed", 7, "seconds", 60);
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String TEXT =
      "Good morning. The train leaves at nine. A small dog slept beside an old man who was reading"
          + " the paper, and nobody looked up when the doors closed.";

  Studio {
    // In the order in which they are to be visited.
    screens = Collections.unmodifiableMap(new LinkedHashMap<>(screens));
  }

  static Studio of(SampleUser user) {
    try (CadenzaClient client = Window.platform().login(user);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project =
          client.createProject("Spring campaign", "Spoken texts for the spring campaign.").id();
      client.createProject("Ferry announcements", "");
      Job spoken =
          feed.awaitFinished(
              client.submit(
                  NewJob.textToSpeech(project, Map.of("text", TEXT, "voice", "flite/slt"))),
              TIMEOUT);
      Job heard =
          feed.awaitFinished(
              client.submit(
                  NewJob.speechToText(
                      project,
                      client.upload("speech.mp3", Recordings.content(client, spoken)).id())),
              TIMEOUT);
      Job failed =
          feed.awaitFinished(
              client.submit(
                  // There is nothing in it to be said.
                  NewJob.textToSpeech(project, Map.of("text", "...", "voice", "flite/slt"))),
              TIMEOUT);
      Job told =
          feed.awaitFinished(
              client.submit(new NewJob(project, JobType.AI_STORIES, STORY, Optional.empty())),
              TIMEOUT);
      Map<String, String> screens = screens(project);
      Map.of("speech", spoken, "transcript", heard, "failed", failed, "story", told)
          .forEach((name, job) -> screens.put("job-" + name, "/jobs/" + job.id()));
      return new Studio(screens);
    }
  }

  private static Map<String, String> screens(String project) {
    Map<String, String> screens = new LinkedHashMap<>();
    screens.put("overview", "/");
    screens.put("projects", "/projects");
    screens.put("project", "/projects/" + project);
    screens.put("jobs", "/jobs");
    screens.put("new", "/new");
    for (JobType type : JobType.values()) {
      screens.put("new-" + type.wire(), "/new/" + type.wire());
    }
    screens.put("voices", "/voices");
    screens.put("settings", "/settings");
    screens.put("users", "/users");
    screens.put("profile", "/profile");
    screens.put("not-found", "/nowhere");
    return screens;
  }
}
