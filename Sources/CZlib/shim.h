// zlib, for texts compressed by gzip: unlike libarchive's filter it gives what stands before a place that is cut.
#include <zlib.h>
