"""The road to the province: an LRS over HTTPS."""
