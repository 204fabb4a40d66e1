package dev.cadenza.dynamodb.table;

/** ARNs of resources, with one account and one region. */
public final class Arns {
  public static final String REGION = "us-east-1";

  static final String PREFIX = "arn:aws:dynamodb:" + REGION + ":000000000000:table/";

  private Arns() {}

  /** The table name of an ARN, or the given text if it is not an ARN. */
  public static String tableName(String nameOrArn) {
    if (!nameOrArn.startsWith("arn:")) {
      return nameOrArn;
    }
    String name = nameOrArn.substring(nameOrArn.indexOf(":table/") + ":table/".length());
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }
}
