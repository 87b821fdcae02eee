// The C library's tuning of malloc, which Swift's Glibc module leaves out.
#include <malloc.h>
