"""What `spacerace` can do: a module for each verb."""
