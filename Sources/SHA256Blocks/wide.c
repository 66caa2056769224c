#include "SHA256Engine.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#define WIDE __attribute__((target("avx512f,avx512bw,avx512vbmi2")))
#define INLINE static inline __attribute__((always_inline)) WIDE

/// Sixteen states side by side: of each word, one vector has that of all of them.
typedef struct {
  __m512i words[8];
} Lanes;

/// Sixteen times the same state.
INLINE Lanes lanes(const SHA256State *state) {
  Lanes all;
#pragma unroll
  for (int i = 0; i < 8; i++) all.words[i] = _mm512_set1_epi32((int)state->words[i]);
  return all;
}

INLINE __m512i xor3(__m512i a, __m512i b, __m512i c) {
  return _mm512_ternarylogic_epi32(a, b, c, 0x96);
}

#define ROTATED(a, one, two, three)                                                   \
  xor3(_mm512_ror_epi32(a, one), _mm512_ror_epi32(a, two), _mm512_ror_epi32(a, three))

#define SHIFTED(a, one, two, three)                                                    \
  xor3(_mm512_ror_epi32(a, one), _mm512_ror_epi32(a, two), _mm512_srli_epi32(a, three))

/// Takes in one block each, of which `w[i]` has word i of all.
INLINE Lanes absorbed(Lanes before, __m512i w[16]) {
  __m512i a = before.words[0], b = before.words[1], c = before.words[2], d = before.words[3];
  __m512i e = before.words[4], f = before.words[5], g = before.words[6], h = before.words[7];
#pragma unroll
  for (int i = 0; i < 64; i++) {
    if (i >= 16) {
      __m512i early = w[(i + 1) % 16], late = w[(i + 14) % 16];
      w[i % 16] = _mm512_add_epi32(
          _mm512_add_epi32(w[i % 16], w[(i + 9) % 16]),
          _mm512_add_epi32(SHIFTED(early, 7, 18, 3), SHIFTED(late, 17, 19, 10)));
    }
    __m512i choice = _mm512_ternarylogic_epi32(e, f, g, 0xCA);
    __m512i majority = _mm512_ternarylogic_epi32(a, b, c, 0xE8);
    __m512i first = _mm512_add_epi32(
        _mm512_add_epi32(
            _mm512_add_epi32(h, w[i % 16]), _mm512_set1_epi32((int)sha256_constants[i])),
        _mm512_add_epi32(choice, ROTATED(e, 6, 11, 25)));
    __m512i second = _mm512_add_epi32(majority, ROTATED(a, 2, 13, 22));
    h = g, g = f, f = e, e = _mm512_add_epi32(d, first);
    d = c, c = b, b = a, a = _mm512_add_epi32(first, second);
  }
  const __m512i after[8] = {a, b, c, d, e, f, g, h};
#pragma unroll
  for (int i = 0; i < 8; i++) before.words[i] = _mm512_add_epi32(before.words[i], after[i]);
  return before;
}

/// The bytes of each word in the other order: blocks and hashes are big-endian.
INLINE __m512i swapped(__m512i words) {
  const __m128i order = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
  return _mm512_shuffle_epi8(words, _mm512_broadcast_i32x4(order));
}

/// Of four vectors, the first of each four words in one vector, then the second, and so on; within
/// each quarter of a vector.
INLINE void turn_quarters(const __m512i from[4], __m512i to[4]) {
  __m512i low = _mm512_unpacklo_epi32(from[0], from[1]);
  __m512i high = _mm512_unpackhi_epi32(from[0], from[1]);
  __m512i other_low = _mm512_unpacklo_epi32(from[2], from[3]);
  __m512i other_high = _mm512_unpackhi_epi32(from[2], from[3]);
  to[0] = _mm512_unpacklo_epi64(low, other_low);
  to[1] = _mm512_unpackhi_epi64(low, other_low);
  to[2] = _mm512_unpacklo_epi64(high, other_high);
  to[3] = _mm512_unpackhi_epi64(high, other_high);
}

/// Sixteen blocks, each in a vector, as sixteen words, each in a vector for all blocks.
INLINE void turn(__m512i blocks[16]) {
  __m512i turned[16];
#pragma unroll
  for (int i = 0; i < 16; i += 4) {
    const __m512i four[4] = {
        swapped(blocks[i]), swapped(blocks[i + 1]), swapped(blocks[i + 2]), swapped(blocks[i + 3])};
    turn_quarters(four, turned + i);
  }
  // Quarter q of turned[4 * i + j] has word 4 * q + j of the blocks 4 * i to 4 * i + 3.
#pragma unroll
  for (int j = 0; j < 4; j++) {
    __m512i a = _mm512_shuffle_i32x4(turned[j], turned[4 + j], 0x44);
    __m512i b = _mm512_shuffle_i32x4(turned[j], turned[4 + j], 0xEE);
    __m512i c = _mm512_shuffle_i32x4(turned[8 + j], turned[12 + j], 0x44);
    __m512i d = _mm512_shuffle_i32x4(turned[8 + j], turned[12 + j], 0xEE);
    blocks[j] = _mm512_shuffle_i32x4(a, c, 0x88);
    blocks[4 + j] = _mm512_shuffle_i32x4(a, c, 0xDD);
    blocks[8 + j] = _mm512_shuffle_i32x4(b, d, 0x88);
    blocks[12 + j] = _mm512_shuffle_i32x4(b, d, 0xDD);
  }
}

/// Writes four words of sixteen states as the bytes that they stand for, `stride` bytes apart.
INLINE void write_quarter(const __m512i words[4], uint8_t *bytes, size_t stride) {
  __m512i turned[4];
  turn_quarters(words, turned);
#pragma unroll
  for (int j = 0; j < 4; j++) {
    __m512i four = swapped(turned[j]);
    // Quarter q is of state 4 * q + j.
    _mm_storeu_si128((__m128i *)(bytes + stride * j), _mm512_extracti32x4_epi32(four, 0));
    _mm_storeu_si128((__m128i *)(bytes + stride * (4 + j)), _mm512_extracti32x4_epi32(four, 1));
    _mm_storeu_si128((__m128i *)(bytes + stride * (8 + j)), _mm512_extracti32x4_epi32(four, 2));
    _mm_storeu_si128((__m128i *)(bytes + stride * (12 + j)), _mm512_extracti32x4_epi32(four, 3));
  }
}

INLINE void write_hashes(const Lanes *lanes, uint8_t *hashes) {
  write_quarter(lanes->words, hashes, 32);
  write_quarter(lanes->words + 4, hashes + 16, 32);
}

/// The last bytes of a message, fewer than 64, and the bit that FIPS 180-4 puts behind them.
///
/// Behind the message nothing is read: what a mask leaves out of a vector is not loaded.
INLINE __m512i ended(const uint8_t *tail, size_t length) {
  __mmask64 end = (__mmask64)1 << length;
  __m512i bytes = _mm512_maskz_loadu_epi8(end - 1, tail);
  return _mm512_mask_mov_epi8(bytes, end, _mm512_set1_epi8((char)0x80));
}

WIDE static void leaves(const uint8_t *data, size_t width, uint8_t *hashes) {
  __m512i w[16];
#pragma unroll
  for (int i = 0; i < 16; i++) {
    // Moved on by one byte: a leaf's prefix is zero.
    w[i] = _mm512_maskz_expand_epi8(~(__mmask64)1, ended(data + width * i, width));
  }
  turn(w);
  w[15] = _mm512_set1_epi32((int)(8 * (1 + width)));
  Lanes states = absorbed(lanes(&sha256_initial), w);
  write_hashes(&states, hashes);
}

WIDE static void nodes(const uint8_t *children, uint8_t *hashes) {
  __m512i w[16];
  uint32_t last[16];
#pragma unroll
  for (int i = 0; i < 16; i++) {
    // A node's prefix is one; its 65 bytes leave one over for a second block.
    __m512i moved = _mm512_maskz_expand_epi8(
        ~(__mmask64)1, _mm512_loadu_si512((const __m512i *)(children + 64 * i)));
    w[i] = _mm512_mask_mov_epi8(moved, 1, _mm512_set1_epi8(1));
    last[i] = (uint32_t)children[64 * i + 63] << 24 | 0x800000;
  }
  turn(w);
  Lanes states = absorbed(lanes(&sha256_initial), w);
  w[0] = _mm512_loadu_si512((const __m512i *)last);
#pragma unroll
  for (int i = 1; i < 15; i++) w[i] = _mm512_setzero_si512();
  w[15] = _mm512_set1_epi32(8 * 65);
  states = absorbed(states, w);
  write_hashes(&states, hashes);
}

/// Hashes what hashes have come to once more, behind the outer key.
INLINE Lanes enclosed(Lanes inner, const SHA256State *outer) {
  __m512i w[16];
#pragma unroll
  for (int i = 0; i < 8; i++) w[i] = inner.words[i];
  w[8] = _mm512_set1_epi32((int)0x80000000);
#pragma unroll
  for (int i = 9; i < 15; i++) w[i] = _mm512_setzero_si512();
  w[15] = _mm512_set1_epi32(8 * (64 + 32));
  return absorbed(lanes(outer), w);
}

WIDE static int hmacs(
    const SHA256State *inner, const SHA256State *outer, const uint8_t *messages, uint32_t start,
    const uint32_t *ends, uint8_t *codes) {
  uint32_t bits[16];
  __m512i w[16];
  for (int i = 0; i < 16; i++) {
    uint32_t length = ends[i] - start;
    if (length > 55) return 0;
    w[i] = ended(messages + start, length);
    bits[i] = 8 * (64 + length);
    start = ends[i];
  }
  turn(w);
  w[15] = _mm512_loadu_si512((const __m512i *)bits);
  Lanes states = enclosed(absorbed(lanes(inner), w), outer);
  write_quarter(states.words, codes, 16);
  return 1;
}

static const SHA256WideEngine wide = {leaves, nodes, hmacs};

/// Whether the operating system keeps the vectors when it gives the processor to somebody else.
static int keeps_vectors(void) {
  unsigned int eax, ebx, ecx, edx;
  if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx) || !(ecx & bit_OSXSAVE)) return 0;
  __asm__("xgetbv" : "=a"(eax), "=d"(edx) : "c"(0));
  return (eax & 0xE6) == 0xE6;
}

const SHA256WideEngine *sha256_wide(void) {
  unsigned int eax, ebx, ecx, edx;
  if (!keeps_vectors() || !__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) return NULL;
  return ebx & bit_AVX512F && ebx & bit_AVX512BW && ecx & bit_AVX512VBMI2 ? &wide : NULL;
}

#else

const SHA256WideEngine *sha256_wide(void) { return NULL; }

#endif
