"""Who is who: mentions are joined into entities by judgements, each with its reason; facts are never rewritten."""
