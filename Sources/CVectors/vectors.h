// What Swift's vectors have no word for.

#ifndef LOTS_VECTORS_H
#define LOTS_VECTORS_H

#include <stdint.h>
#include <string.h>

// SIMD16<Int8>
typedef int8_t lots_sixteen __attribute__((ext_vector_type(16)));

// One bit for each of sixteen bytes, set where the byte is negative, the first one's lowest: a single instruction of x86,
// which the compiler sees in this and not in anything that Swift can say.
static inline uint16_t lots_negative(lots_sixteen bytes) {
    typedef _Bool sixteen_bits __attribute__((ext_vector_type(16)));
    sixteen_bits negative = __builtin_convertvector(bytes < 0, sixteen_bits);
    uint16_t bits;
    memcpy(&bits, &negative, sizeof bits);
    return bits;
}

#endif
