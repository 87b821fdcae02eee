#ifndef CONFINEMENT_LANDLOCK_H
#define CONFINEMENT_LANDLOCK_H

/// Confines this process by Landlock, by no newer ABI than `newest`; the ABI made use of, 0 where there is none.
int landlock_confine(int newest, int document, const char *const *programs);

#endif
