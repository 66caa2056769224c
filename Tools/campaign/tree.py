"""The Merkle tree of RFC 6962, section 2.1, as plainly as it can be written."""

import hashlib


class Tree:
    """A tree that grows leaf by leaf; it keeps the roots of its full subtrees alone."""

    def __init__(self):
        self.size = 0
        self._subtrees = []

    def append(self, leaf):
        digest, leaves = hashlib.sha256(b"\x00" + leaf).digest(), 1
        while self._subtrees and self._subtrees[-1][0] == leaves:
            digest = _node(self._subtrees.pop()[1], digest)
            leaves *= 2
        self._subtrees.append((leaves, digest))
        self.size += 1

    def root(self):
        if not self._subtrees:
            return hashlib.sha256(b"").digest()
        *others, (_, digest) = self._subtrees
        for _, left in reversed(others):
            digest = _node(left, digest)
        return digest


def _node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()
