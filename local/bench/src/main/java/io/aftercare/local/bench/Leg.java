package io.aftercare.local.bench;

import java.util.List;

/** Something that is measured once in each round, beside the others, so that what comes and goes meets them all. */
interface Leg {
    void round(Rounds rounds);

    List<Figure> figures(Rounds rounds);
}
