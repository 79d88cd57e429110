"""How a text is typed: checks of its letters, signs and pictures, each with a code, and the repairs that are safe."""
