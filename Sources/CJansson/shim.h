// JSON (RFC 8259): lists of places that other programs have found.
#include <jansson.h>
