"""One module a command; each holds a click command called `command`, whose help ends with an example."""
