// liblzma, for texts compressed by xz: unlike the filter of libarchive it gives what stands before a place that is cut.
#include <lzma.h>

// A macro with a cast, which Swift does not see.
static const uint32_t lzmaConcatenated = LZMA_CONCATENATED;
