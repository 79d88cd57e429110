"""How a site is found: feeds, sitemap, previews in messengers, what a browser needs to install it."""
