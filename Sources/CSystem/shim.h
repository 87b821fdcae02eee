// The parts of the C library that Swift's Glibc module leaves out: the tuning of malloc, and the kind of a file system.
#include <malloc.h>
#include <sys/vfs.h>
