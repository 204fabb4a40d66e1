/** Query and Scan: key ranges, paging, and the selection of attributes, on a table or an index. */
package dev.cadenza.dynamodb.data.query;
