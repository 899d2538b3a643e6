"""Who cares for somebody: how a carer was found and asked, their own circle that begins, and for whom they care."""
