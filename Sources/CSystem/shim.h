// The parts of the C library that Swift's Glibc module leaves out: the tuning of malloc, the kind of a file system, and
// pipes that no other program inherits.
#include <malloc.h>
#include <sys/vfs.h>

// As unistd.h declares it with _GNU_SOURCE.
int pipe2(int ends[2], int flags);
