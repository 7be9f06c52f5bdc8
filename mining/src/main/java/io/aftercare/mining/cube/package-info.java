/**
 * Figures that grow event by event: the {@link io.aftercare.mining.cube.Timeline} of a case or conversation is what is
 * remembered of it, its contributions are what it adds to the cells of a cube, and an event changes each cell by the
 * difference of what its timeline contributes now and contributed before. A cell is a sum over timelines, so the order of
 * events, repeated events and the way in which they are spread over machines change no digit.
 */
package io.aftercare.mining.cube;
