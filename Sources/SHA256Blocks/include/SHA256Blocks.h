#ifndef SHA256_BLOCKS_H
#define SHA256_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "SHA256Engine.h"

/// SHA-256 (FIPS 180-4) of many short messages, without a context to be allocated for each.
///
/// Uses the processor's own instructions for it where there are any, two messages at a time: each of
/// them waits for the one before it within a message, and not for those of another. Where its vectors
/// are wide enough, it hashes sixteen at a time instead, in less than half the time. All is plain
/// computing on memory that the caller lends: nothing is kept, nothing fails, and every function may
/// run on many threads at once.

/// Takes in whole blocks.
///
/// \param state the state, changed in place.
/// \param blocks `64 * count` bytes.
/// \param count how many blocks there are.
void sha256_absorb(SHA256State *state, const uint8_t *blocks, size_t count);

/// Takes in the last bytes and ends the hash.
///
/// \param state the state, left as it is.
/// \param absorbed how many bytes it has taken in, a multiple of 64.
/// \param tail the bytes that follow; they may be none.
/// \param length how many.
/// \param digest takes the 32 bytes of the hash.
void sha256_finish(
    const SHA256State *state, uint64_t absorbed, const uint8_t *tail, size_t length,
    uint8_t *digest);

/// Hashes a prefix of one byte and what follows it, as the leaves of RFC 6962 are.
///
/// \param prefix the first byte.
/// \param data what follows.
/// \param length how many bytes.
/// \param digest takes the 32 bytes of the hash.
void sha256_prefixed(uint8_t prefix, const uint8_t *data, size_t length, uint8_t *digest);

/// Hashes leaves of RFC 6962 that are equally long and follow one another: SHA-256(0x00 ‖ data).
///
/// \param data `width * count` bytes.
/// \param width the length of a leaf's data, at most 54, so that each takes one block.
/// \param count how many leaves there are.
/// \param hashes takes `32 * count` bytes.
void sha256_leaves(const uint8_t *data, size_t width, size_t count, uint8_t *hashes);

/// Hashes nodes of RFC 6962: SHA-256(0x01 ‖ left ‖ right).
///
/// \param children `64 * count` bytes: each node's two children, one node after the other.
/// \param count how many nodes there are.
/// \param hashes takes `32 * count` bytes; it may be `children`, which are then replaced.
void sha256_nodes(const uint8_t *children, size_t count, uint8_t *hashes);

/// Authenticates messages with HMAC-SHA256 (RFC 2104) and keeps the first 16 bytes of each code.
///
/// \param inner the state behind the key with the inner padding.
/// \param outer the state behind the key with the outer padding.
/// \param messages the messages, one after the other.
/// \param ends where each message ends in `messages`; it begins where the one before it ends.
/// \param count how many messages there are.
/// \param codes takes `16 * count` bytes.
void sha256_hmacs(
    const SHA256State *inner, const SHA256State *outer, const uint8_t *messages,
    const uint32_t *ends, size_t count, uint8_t *codes);

#endif
