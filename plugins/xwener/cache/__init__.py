"""What a build keeps for the next one: safe to lose, never trusted when it is damaged or somebody else's."""
