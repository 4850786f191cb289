"""Parsing: sentences to the language model and its trees back, with the mistakes mended that it makes of this field's prose."""
