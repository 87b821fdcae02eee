// What Swift's Glibc module leaves out of the C library: the tuning of malloc, and the kind of a file system.
#include <malloc.h>
#include <sys/vfs.h>
