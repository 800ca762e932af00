"""What stands on each paper, as blocks that know no printer."""
