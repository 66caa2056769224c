/// What is thrown where a log asks for a key that nobody needs.
struct NoKey: Error {}
