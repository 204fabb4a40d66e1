package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoMembers;
import dev.cadenza.aws.dynamodb.DynamoMembers.Added;
import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.model.Project;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.Member;
import dev.cadenza.model.sharing.VisibleProject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Members and their lists in the tables of the local cloud. */
final class DynamoMembersTest {
  private final Environment environment = Platform.environment("ProjectsFunction");
  private final DynamoDbClient client = new AwsClients(environment).dynamoDb();
  private final DynamoProjects projects = new DynamoProjects(client, environment);
  private final DynamoMembers members = new DynamoMembers(client, environment);
  private final String owner = Ulid.next(Instant.now());
  private final String account = Ulid.next(Instant.now());

  private Project project(String ofOwner) {
    Instant now = Instant.now();
    Project project = new Project(Ulid.next(now), "Project", "", ofOwner, now, now, 1, 0);
    assertThat(projects.create(project, Optional.empty())).isTrue();
    return project;
  }

  private Added add(Project project, String user) {
    return members.add(member(project, user), Optional.empty());
  }

  private static Member member(Project project, String user) {
    return new Member(project.id(), user, Access.EDITOR, Instant.now(), 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldListOwnAndSharedProjectsInOneOrderFromEveryCursor(boolean newestFirst) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Project project = project(i % 2 == 0 ? account : owner);
      if (i % 2 == 1) {
        assertThat(add(project, account)).isEqualTo(Added.ADDED);
      }
      expected.add(project.id());
    }
    if (newestFirst) {
      expected = expected.reversed();
    }

    assertThat(projects.count(Optional.of(account))).isEqualTo(expected.size());
    for (int from = 0; from < expected.size(); from++) {
      Optional<String> cursor = from == 0 ? Optional.empty() : Optional.of(expected.get(from - 1));
      ListPage<VisibleProject> page =
          projects.list(new ListRequest(Optional.of(account), newestFirst, cursor, 0, 2));
      List<String> rest = expected.subList(from, Math.min(from + 2, expected.size()));
      assertThat(page.items()).extracting(it -> it.project().id()).isEqualTo(rest);
      assertThat(page.next())
          .isEqualTo(from + 2 < expected.size() ? Optional.of(rest.getLast()) : Optional.empty());
      assertThat(page.items())
          .allSatisfy(
              it ->
                  assertThat(it.access())
                      .isEqualTo(
                          it.project().owner().equals(account) ? Access.OWNER : Access.EDITOR));
    }
  }

  @Test
  void shouldAddEachUserOnceAndNoMoreThanTheLimit() {
    Project project = project(owner);
    List<String> users =
        IntStream.range(0, DynamoMembers.MAX).mapToObj(_ -> Ulid.next(Instant.now())).toList();
    assertThat(users).allSatisfy(user -> assertThat(add(project, user)).isEqualTo(Added.ADDED));

    assertThat(add(project, users.getFirst())).isEqualTo(Added.ALREADY);
    assertThat(add(project, account)).isEqualTo(Added.FULL);
    assertThat(projects.count(Optional.of(account))).isZero();
    assertThat(projects.find(project.id()).orElseThrow().members()).isEqualTo(DynamoMembers.MAX);

    members.remove(members.find(project.id(), users.getLast()).orElseThrow());
    assertThat(add(project, account)).isEqualTo(Added.ADDED);
    assertThat(members.of(project.id())).hasSize(DynamoMembers.MAX);
  }

  @Test
  void shouldCountAMemberWhoIsRemovedTwiceOnce() {
    Project project = project(owner);
    add(project, account);
    Member member = members.find(project.id(), account).orElseThrow();

    members.remove(member);
    members.remove(member);

    assertThat(projects.count(Optional.of(account))).isZero();
    assertThat(projects.find(project.id()).orElseThrow().members()).isZero();
    assertThat(members.find(project.id(), account)).isEmpty();
  }

  /** Neither a rename nor a new member overwrites the other. */
  @Test
  void shouldKeepTheMembersOfARenamedProject() {
    Project project = project(owner);
    add(project, account);

    assertThat(projects.update(project, project.edited("Renamed", "", Instant.now()))).isTrue();
    assertThat(projects.update(project, project.edited("Late", "", Instant.now()))).isFalse();

    Project now = projects.find(project.id()).orElseThrow();
    assertThat(now.name()).isEqualTo("Renamed");
    assertThat(now.members()).isEqualTo(1);
    assertThat(now.version()).isEqualTo(2);
  }

  @Test
  void shouldHaveNoMembersOfADeletedProject() {
    Project project = project(owner);
    add(project, account);
    assertThat(projects.delete(project)).isTrue();
    ListRequest all = new ListRequest(Optional.of(account), true, Optional.empty(), 0, 10);
    assertThat(projects.list(all).items()).isEmpty();
    assertThat(add(project, owner)).isEqualTo(Added.FULL);

    members.removeAllOf(project.id());

    assertThat(members.of(project.id())).isEmpty();
    assertThat(projects.count(Optional.of(account))).isZero();
    assertThat(projects.find(project.id())).isEmpty();
    projects.forget(project.id());
  }

  @Test
  void shouldRemoveTheMembershipsOfAnAccountThatLeaves() {
    Project own = project(account);
    Project shared = project(owner);
    add(shared, account);
    members.leave(account);

    assertThat(members.removeAllOfAccount(account, Instant.now().minusSeconds(1))).isFalse();
    assertThat(members.removeAllOfAccount(account, Instant.now().plusSeconds(60))).isTrue();

    assertThat(members.leaving(100)).doesNotContain(account);
    assertThat(members.find(shared.id(), account)).isEmpty();
    assertThat(projects.find(own.id())).isPresent();
    assertThat(projects.count(Optional.of(account))).isEqualTo(1);
  }
}
