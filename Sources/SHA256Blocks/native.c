#include "SHA256Engine.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#define NATIVE __attribute__((target("sha,sse4.1,ssse3")))
#define INLINE static inline __attribute__((always_inline)) NATIVE

/// A state as the instructions want it: the words a, b, e, f and c, d, g, h, the first one highest.
typedef struct {
  __m128i abef, cdgh;
} Lane;

INLINE Lane lane(const SHA256State *state) {
  __m128i dcba = _mm_loadu_si128((const __m128i *)state->words);
  __m128i hgfe = _mm_loadu_si128((const __m128i *)(state->words + 4));
  __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1);
  __m128i efgh = _mm_shuffle_epi32(hgfe, 0x1B);
  return (Lane){_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
}

INLINE void store(Lane lane, SHA256State *state) {
  __m128i feba = _mm_shuffle_epi32(lane.abef, 0x1B);
  __m128i dchg = _mm_shuffle_epi32(lane.cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state->words, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state->words + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/// Four words of a block, which is big-endian.
INLINE __m128i words(const uint8_t *block, int quarter) {
  const __m128i order = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
  return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(block + 16 * quarter)), order);
}

/// The four words of the schedule that take the place of the first of these sixteen.
INLINE __m128i scheduled(__m128i first, __m128i second, __m128i third, __m128i fourth) {
  __m128i sum = _mm_add_epi32(
      _mm_sha256msg1_epu32(first, second), _mm_alignr_epi8(fourth, third, 4));
  return _mm_sha256msg2_epu32(sum, fourth);
}

/// Four rounds, from a number of a round that is a multiple of four.
INLINE Lane rounds(Lane lane, __m128i words, int round) {
  __m128i sum = _mm_add_epi32(
      words, _mm_loadu_si128((const __m128i *)(sha256_constants + round)));
  lane.cdgh = _mm_sha256rnds2_epu32(lane.cdgh, lane.abef, sum);
  lane.abef = _mm_sha256rnds2_epu32(lane.abef, lane.cdgh, _mm_shuffle_epi32(sum, 0x0E));
  return lane;
}

INLINE Lane sum(Lane left, Lane right) {
  return (Lane){
      _mm_add_epi32(left.abef, right.abef), _mm_add_epi32(left.cdgh, right.cdgh)};
}

NATIVE static void absorb(SHA256State *state, const uint8_t *blocks, size_t count) {
  Lane sofar = lane(state);
  for (size_t i = 0; i < count; i++) {
    const uint8_t *block = blocks + 64 * i;
    __m128i w[4] = {words(block, 0), words(block, 1), words(block, 2), words(block, 3)};
    Lane now = sofar;
#pragma unroll
    for (int four = 0; four < 16; four++) {
      now = rounds(now, w[four % 4], 4 * four);
      if (four < 12) {
        w[four % 4] =
            scheduled(w[four % 4], w[(four + 1) % 4], w[(four + 2) % 4], w[(four + 3) % 4]);
      }
    }
    sofar = sum(sofar, now);
  }
  store(sofar, state);
}

NATIVE static void absorb_both(
    SHA256State *first, const uint8_t *first_block, SHA256State *second,
    const uint8_t *second_block) {
  Lane before[2] = {lane(first), lane(second)};
  Lane one = before[0], two = before[1];
  __m128i v[4], w[4];
#pragma unroll
  for (int i = 0; i < 4; i++) v[i] = words(first_block, i), w[i] = words(second_block, i);
#pragma unroll
  for (int four = 0; four < 16; four++) {
    one = rounds(one, v[four % 4], 4 * four);
    two = rounds(two, w[four % 4], 4 * four);
    if (four < 12) {
      v[four % 4] =
          scheduled(v[four % 4], v[(four + 1) % 4], v[(four + 2) % 4], v[(four + 3) % 4]);
      w[four % 4] =
          scheduled(w[four % 4], w[(four + 1) % 4], w[(four + 2) % 4], w[(four + 3) % 4]);
    }
  }
  store(sum(before[0], one), first);
  store(sum(before[1], two), second);
}

static const SHA256Engine native = {absorb, absorb_both};

const SHA256Engine *sha256_native(void) {
  unsigned int eax, ebx, ecx, edx;
  if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx)) return NULL;
  if (!(ecx & bit_SSSE3) || !(ecx & bit_SSE4_1)) return NULL;
  if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) return NULL;
  return ebx & (1u << 29) ? &native : NULL;
}

#else

const SHA256Engine *sha256_native(void) { return NULL; }

#endif
