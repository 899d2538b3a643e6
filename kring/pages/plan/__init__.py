"""From picture to plan: what somebody wants, a few small steps, agreements, and what worked."""
