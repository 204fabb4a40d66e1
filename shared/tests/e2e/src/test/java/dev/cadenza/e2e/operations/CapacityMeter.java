package dev.cadenza.e2e.operations;

import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Adds up the read capacity units that DynamoDB says a client's reads consumed. */
final class CapacityMeter implements ExecutionInterceptor {
  private final DoubleAdder units = new DoubleAdder();

  /** What the call consumes. */
  double of(Runnable call) {
    units.reset();
    call.run();
    return units.sum();
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case QueryRequest query ->
          query.copy(it -> it.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case BatchGetItemRequest batch ->
          batch.copy(it -> it.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      default -> throw new AssertionError("A list reads by something else: " + context.request());
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    switch (context.response()) {
      case QueryResponse query -> add(query.consumedCapacity());
      case BatchGetItemResponse batch -> batch.consumedCapacity().forEach(this::add);
      default -> throw new AssertionError("A list got something else: " + context.response());
    }
  }

  private void add(ConsumedCapacity consumed) {
    units.add(consumed.capacityUnits());
  }
}
