package io.aftercare.local.launcher.system;

/** Is told what happens to the parts of a system, by any thread. */
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = part -> {};

    void changed(Supervised part);
}
