"""Drafting by the decree: facts and a letterhead in, a document of the shared model out; no model is needed."""
