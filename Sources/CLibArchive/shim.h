// libarchive, for the containers of office formats (ZIP).
#include <archive.h>
#include <archive_entry.h>
