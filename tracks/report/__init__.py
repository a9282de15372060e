"""From a view to paper or screen: views make blocks, renderers make text of them; nothing is computed."""
