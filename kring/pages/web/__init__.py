"""The personal support web: people, services and places around the owner, in each part of life."""
