"""What runs beside the glass: worker, journal feed, sync and relays."""
