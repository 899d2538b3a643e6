"""Questions about a life and a network: asked one by one, answered at one's own pace, and what they add up to."""
