/**
 * The stream: Kafka Streams keeps a timeline of each case and conversation and the slices of the cube, and what the slices
 * come to is kept in PostgreSQL, where any window and filter is a merge of rows.
 */
package io.aftercare.insight.cube;
