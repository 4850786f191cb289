"""Numbers: the figures and number words of a text, what they are worth, and which of them count something."""
