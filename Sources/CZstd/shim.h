// libzstd, for texts compressed by zstd: unlike the filter of libarchive it gives all blocks before one that is cut.
#include <zstd.h>
