#ifndef CONFINEMENT_CALLS_H
#define CONFINEMENT_CALLS_H

#include <stdbool.h>

/// Refuses the system calls that no reader of documents has use for, with EPERM, to this process and all it starts;
/// those that run a program too unless `runs_programs`. False where the kernel filters none.
bool calls_confine(bool runs_programs);

/// Refuses starting further processes; threads are left. False where the kernel filters no calls.
bool calls_refuse_processes(void);

#endif
