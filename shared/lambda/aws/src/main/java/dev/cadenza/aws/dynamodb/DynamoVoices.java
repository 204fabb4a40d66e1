package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.IndexPages;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.Json;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.voiceprint.VoiceConversion;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Cloned voices in DynamoDB, with their conversions, a few KB each. */
public final class DynamoVoices implements ClonedVoices {
  /** The maximum number of listed voices of one owner: they are read together. */
  private static final int MAX = 500;

  static final TableSchema<ClonedVoice> SCHEMA =
      Schemas.of(ClonedVoice.class, DynamoVoices::voice)
          .text("id", ClonedVoice::id, primaryPartitionKey())
          .text("owner", ClonedVoice::owner)
          .text("name", ClonedVoice::name)
          .text("language", ClonedVoice::language)
          .text("gender", ClonedVoice::gender)
          .text("base", ClonedVoice::base)
          .optionalText("conversion", voice -> voice.conversion().map(Json::write))
          .build();

  private final DynamoDbClient client;
  private final IndexPages<ClonedVoice> pages;
  private final String table;

  public DynamoVoices(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.table = environment.get("VOICES_TABLE");
    this.pages = new IndexPages<>(client, table, SCHEMA);
  }

  @Override
  public List<ClonedVoice> of(String owner) {
    return pages.page(new ListRequest(Optional.of(owner), true, Optional.empty(), 0, MAX)).items();
  }

  @Override
  public Optional<ClonedVoice> find(String id) {
    return Items.findById(client, table, id).map(SCHEMA::mapToItem);
  }

  @Override
  public void keep(ClonedVoice voice) {
    client.putItem(put -> put.tableName(table).item(SCHEMA.itemToMap(voice, true)));
  }

  @Override
  public void delete(String id) {
    client.deleteItem(delete -> delete.tableName(table).key(AttributeValues.key("id", id)));
  }

  private static ClonedVoice voice(Draft item) {
    return new ClonedVoice(
        item.text("id"),
        item.text("owner"),
        item.text("name"),
        item.text("language"),
        item.text("gender"),
        item.text("base"),
        item.find("conversion", String.class)
            .map(json -> Json.read(json, new TypeReference<VoiceConversion>() {})));
  }
}
