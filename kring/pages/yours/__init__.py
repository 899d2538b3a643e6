"""What is asked of somebody who comes in with an account: who they are on the map, and what they would do."""
