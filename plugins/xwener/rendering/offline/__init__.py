"""Reading without a connection on the web: the service worker, and the sections that readers keep."""
