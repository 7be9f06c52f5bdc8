/**
 * The stream: Kafka Streams keeps a timeline of each case and conversation and the cells of the cube, and what the cells
 * come to is kept in PostgreSQL, where any window and filter is a merge of rows.
 */
package io.aftercare.insight.cube;
