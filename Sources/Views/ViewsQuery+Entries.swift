extension ViewsQuery {
  // Nothing is sorted here: it would have to be found whole before the first of it came.
  static let selectPositions = """
    SELECT position
    FROM   mentions
    WHERE  subject = :subject
    UNION  ALL
    SELECT mentions.position
    FROM   involvements
    JOIN   mentions ON mentions.subject = involvements.run
    WHERE  involvements.subject = :subject
    LIMIT  :limit
    """

  static let selectMention = """
    SELECT EXISTS (SELECT 1 FROM mentions WHERE subject = :subject AND position = :position)
        OR EXISTS (SELECT 1 FROM involvements WHERE subject = :subject AND run = :about)
    """

  // All blocks are looked at: a row for 256 entries.
  static let selectBlocks = """
    SELECT MIN(block) AS first, MAX(block) AS last
    FROM   time_ranges
    WHERE  latest >= :since AND earliest < :until
    """
}
