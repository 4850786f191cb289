"""Stages: at which point of its life the words say that an action is, from asked for to ended."""
