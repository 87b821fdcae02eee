// libbz2, for texts compressed by bzip2: unlike the filter of libarchive it gives all blocks before one that is cut.
#include <bzlib.h>
